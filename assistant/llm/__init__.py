"""Models: any OpenAI-compatible endpoint. Implements `tasks.ports.Model`."""
