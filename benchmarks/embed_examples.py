"""Turns the examples of the topics into vectors that come with the package.

    python -m benchmarks.embed_examples

To be run after a change of `assistant/craft/taxonomy/examples.toml`; a test says when.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.craft import likeness
from assistant.craft.topics import examples
from assistant.store.embedding import LocalEmbedder


def main() -> None:
    """Write the file, and say how large it is."""
    embedder = LocalEmbedder()
    vectors = embedder.embed([text for _, text in examples()])
    place = Path(likeness.__file__).parent / "taxonomy" / likeness.VECTORS
    np.savez_compressed(
        place,
        vectors=vectors.astype(np.float16),
        embedder=np.array(embedder.id),
        texts=np.array(likeness.digest()),
    )
    print(f"{place.name}: {len(vectors)} examples, {place.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
