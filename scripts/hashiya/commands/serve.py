"""The command that shows the site while someone writes."""

from __future__ import annotations

import signal

import click

from hashiya.commands.options import root_option, site_root


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@root_option
def serve_command(port: int, host: str) -> None:
    """Show the site at http://127.0.0.1:8000/ and follow every save; Ctrl-C ends it."""
    # MkDocs and the server are not for the commands that check: those begin in half the time without them.
    root = site_root()
    from hashiya.for_mkdocs.for_preview import renderer  # noqa: PLC0415
    from hashiya.serving.preview import served  # noqa: PLC0415
    from hashiya.serving.served_project import NoRendererError  # noqa: PLC0415
    from hashiya.serving.server import AddressError  # noqa: PLC0415

    # Whoever closes the terminal or stops the process ends it as Ctrl-C does: with its copies taken away.
    for ending in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(ending, signal.default_int_handler)
    try:
        with served(root, renderer, host=host, port=port, say=click.echo) as serving:
            click.echo(f"the site is at {serving.address}; Ctrl-C ends it")
            serving.run()
    except (AddressError, NoRendererError) as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo()
