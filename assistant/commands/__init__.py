"""The commands of the command line, a file a group; each is imported when it is asked for.

`assistant/cli.py` names them; `shown.py` is what they share.
"""
