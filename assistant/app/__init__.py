"""The use cases: all that the screens and the command line import."""
