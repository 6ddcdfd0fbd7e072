"""Bytes and pasted text become typed records, each fact with its place."""
