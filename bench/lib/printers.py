"""Prints a model of ROWS layers with Keras or torchinfo, and times the printing alone: a line of JSON."""

import contextlib
import io
import json
import sys
import time

CHANNELS = 8


def keras_model(rows):
    import keras

    makers = [lambda: keras.layers.Dense(CHANNELS), keras.layers.BatchNormalization, keras.layers.ReLU]
    # All at once: each layer that is added later builds the whole model anew.
    model = keras.Sequential([keras.Input((CHANNELS,)), *(makers[index % 3]() for index in range(rows))])
    return lambda: model.summary(print_fn=print)


def torchinfo_model(rows):
    import torch
    import torchinfo

    makers = [lambda: torch.nn.Linear(CHANNELS, CHANNELS), lambda: torch.nn.BatchNorm1d(CHANNELS), torch.nn.ReLU]
    model = torch.nn.Sequential(*(makers[index % 3]() for index in range(rows - 1)))
    return lambda: print(torchinfo.summary(model, (1, CHANNELS), verbose=0))


# Keras follows a model from its end to its beginning by recursion.
sys.setrecursionlimit(100_000)
printer, rows = sys.argv[1], int(sys.argv[2])
show = {"keras": keras_model, "torchinfo": torchinfo_model}[printer](rows)
text = io.StringIO()
begin = time.perf_counter()
with contextlib.redirect_stdout(text):
    show()
print(json.dumps({"seconds": time.perf_counter() - begin, "text": text.getvalue()}))
