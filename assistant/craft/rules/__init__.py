"""The rules L01–L24, grouped by what they look at; `craft.draft_rules` runs them all."""
