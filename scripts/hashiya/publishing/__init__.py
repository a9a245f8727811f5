"""Publishing: what is done over the finished site."""
