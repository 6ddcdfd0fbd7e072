"""Firsthand: informational interviews, from the first request to what was learned.

The map of the package; an arrow reads "may be imported by":

    errors ← models ← craft, intake ← tasks ← store ← app ← cli, ui

errors      every error a caller can meet
models      the domain as frozen records
settings    the only reader of the environment and of the settings file
intake/     bytes and pasted text become typed records, each fact with its place
craft/      what the trade knows: rules, grounding, hooks, common ground; pure
tasks/      one job each: what goes in, what comes out, its offline answer, its checks
store/      what must last: SQLite is the system of record
app/        Assistant, one method a use case: all that the screens and the command line import
cli         the command line; most of its commands stand in commands/, imported when asked for
"""
