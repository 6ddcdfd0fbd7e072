"""The text of a "Save to PDF": a side column, then the card and the sections."""
