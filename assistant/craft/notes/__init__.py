"""What notes and spoken answers hold, told by rules: claims, pay, dates, promises, people."""
