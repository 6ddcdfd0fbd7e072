"""Transcripts and notes as cues: one file a format, then speakers, noise marks and merging."""
