"""The built-in embedder: unit vectors, alone as in a batch, and near for what is alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ConfigError
from assistant.store import embedding
from assistant.store.embedding import LocalEmbedder


@pytest.fixture(scope="module")
def embedder() -> LocalEmbedder:
    return LocalEmbedder()


def test_what_means_the_same_is_nearer_than_what_does_not(embedder: LocalEmbedder) -> None:
    pay, salary, dog = embedder.embed(
        ["What do juniors earn?", "The starting salary is 42,000.", "The dog sleeps in the barn."]
    )
    assert pay @ salary > pay @ dog + 0.2


def test_vectors_have_unit_length_and_keep_the_order(embedder: LocalEmbedder) -> None:
    texts = ["a", "", "a much longer text about work " * 40, "b"] * 20
    vectors = embedder.embed(texts)
    assert vectors.shape == (80, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    alone = np.concatenate([embedder.embed([text]) for text in texts[:4]])
    # int8 weights: the activations' scale depends a little on the batch.
    assert np.min(np.sum(alone * vectors[:4], axis=1)) > 0.98


def test_nothing_gives_nothing(embedder: LocalEmbedder) -> None:
    assert len(embedder.embed([])) == 0


def test_the_id_names_the_files(embedder: LocalEmbedder) -> None:
    assert embedder.id == "minilm-int8-8199be6f-be50c362"


def test_a_changed_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    package, inside, _ = embedding.PACKAGED[embedding.TOKENIZER]
    monkeypatch.setitem(embedding.PACKAGED, embedding.TOKENIZER, (package, inside, "0" * 64))
    with pytest.raises(ConfigError, match="not the file"):
        _ = LocalEmbedder().id


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(embedding.PACKAGED, embedding.MODEL, ("no-such-package", "x", "0" * 64))
    with pytest.raises(ConfigError, match="not installed"):
        _ = LocalEmbedder().id


def test_a_folder_of_ones_own_needs_both_files(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"x")
    with pytest.raises(ConfigError, match=r"tokenizer\.json"):
        _ = LocalEmbedder(tmp_path).id
