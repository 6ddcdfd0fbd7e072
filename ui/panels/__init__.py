"""The parts of the Outreach screen."""
