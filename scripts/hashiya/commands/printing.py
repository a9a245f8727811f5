"""The command that prints articles."""

from __future__ import annotations

from pathlib import Path

import click

from hashiya.commands.options import root_option, site_root


@click.command("pdf")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file of one page, else the folder.")
@click.option("--language", help="The language of the pages; each article's own when left out.")
@click.option("--replace", is_flag=True, help="Write over files that are there already.")
@root_option
def pdf_command(articles: tuple[str, ...], output: Path | None, language: str | None, replace: bool) -> None:
    """Print the articles of these ids, all when left out, as tagged PDF; it needs a Chromium on this machine."""
    root = site_root()
    # MkDocs and the server are not for the commands that check: those begin in half the time without them.
    from hashiya.exporting.export_file import NoPlaceForExportError, write_export  # noqa: PLC0415
    from hashiya.for_mkdocs.for_preview import renderer  # noqa: PLC0415
    from hashiya.serving.chromium_found import chromium_here  # noqa: PLC0415
    from hashiya.serving.paper import NotPrintedError, printing  # noqa: PLC0415
    from hashiya.serving.printed_pages import NothingToPrintError, pages_to_print  # noqa: PLC0415
    from hashiya.serving.served_project import NoRendererError, ServedProject  # noqa: PLC0415

    chromium = chromium_here()
    if chromium is None:
        raise click.ClickException(
            "there is no Chromium here that could print: install chromium or google-chrome, or set CHROMIUM to its path"
        )
    try:
        project = ServedProject(root, renderer(root / "mkdocs.yml"))
        try:
            pages = pages_to_print(project.context, articles, language)
            alone = len(pages) == 1 and output is not None and output.suffix.lower() == ".pdf"
            with printing(project, chromium) as printed:
                for name, address in pages.items():
                    path = output if alone and output else (output or Path()) / f"{name}.pdf"
                    write_export(path, printed(address), root=root, replace=replace)
                    click.echo(str(path))
        finally:
            project.close()
    except (NoRendererError, NotPrintedError, NothingToPrintError, NoPlaceForExportError) as error:
        raise click.ClickException(str(error)) from None
