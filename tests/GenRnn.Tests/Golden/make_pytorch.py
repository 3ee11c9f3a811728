"""Golden vectors from PyTorch's own layers: python3 make_pytorch.py (Debian: apt-get install python3-torch)."""

import pathlib

import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from golden import Case, write

KINDS = {"simple_rnn": (torch.nn.RNN, 1), "gru": (torch.nn.GRU, 3), "lstm": (torch.nn.LSTM, 4)}
GRU_ORDER = [1, 0, 2]  # PyTorch's r z n from our z r n; the LSTM's i f g o is ours too


class Recurrent:
    """One or more stacked layers of PyTorch, named as ours are: gru, gru_1, ..., the reverse direction gru.backward."""

    def __init__(self, kind, inputs, units, layers=1, bidirectional=False, projection=0, bias=True, first=0, **options):
        make, self.gates = KINDS[kind]
        if projection:
            options["proj_size"] = projection
        self.module = make(inputs, units, layers, bias=bias, batch_first=True, bidirectional=bidirectional, **options)
        self.kind, self.units, self.bias = kind, units, bias
        self.passed = projection or units
        self.names = [(kind + (f"_{first + k}" if first + k else "")) for k in range(layers)]
        self.parts = [name + part for name in self.names for part in (["", ".backward"] if bidirectional else [""])]
        self.parameters = {}
        for k, name in enumerate(self.names):
            rows = inputs if k == 0 else self.passed * (2 if bidirectional else 1)
            for part in ["", ".backward"] if bidirectional else [""]:
                self.parameters[f"{name}{part}.kernel"] = (rows, self.gates * units)
                self.parameters[f"{name}{part}.recurrent_kernel"] = (self.passed, self.gates * units)
                if projection:
                    self.parameters[f"{name}{part}.projection_kernel"] = (units, projection)
                if bias:
                    self.parameters[f"{name}{part}.bias"] = (2, self.gates * units)

    def converted(self, parameters):
        """The tensors of the module, in its order, from ours."""
        tensors = []
        for part in self.parts:
            tensors += [self.reordered(parameters[f"{part}.kernel"]).T, self.reordered(parameters[f"{part}.recurrent_kernel"]).T]
            if self.bias:
                tensors += list(self.reordered(parameters[f"{part}.bias"]))
            if f"{part}.projection_kernel" in parameters:
                tensors.append(parameters[f"{part}.projection_kernel"].T)
        return tensors

    def reordered(self, tensor):
        if self.kind != "gru":
            return tensor
        return tensor.reshape(len(tensor), 3, self.units)[:, GRU_ORDER].reshape(len(tensor), -1)

    def __call__(self, parameters, x, initial, lengths):
        # The module's weights are leaves; what we differentiate for are ours. Where a graph is wanted, both are joined by hand.
        return ThroughModule.apply(self, lengths, len(self.converted(parameters)), x, *self.converted(parameters), *self.states(initial, len(x)))

    def states(self, initial, batch):
        """h and c of every layer and direction, [layers * directions, N, H]; zeros where none are given."""
        h = torch.stack([initial.get(f"{part}.h", torch.zeros(batch, self.passed)) for part in self.parts])
        c = torch.stack([initial.get(f"{part}.c", torch.zeros(batch, self.units)) for part in self.parts])
        return h, c


class ThroughModule(torch.autograd.Function):
    """Runs a module with weights that stand outside of it."""

    @staticmethod
    def forward(context, layer, lengths, count, x, *rest):
        tensors, (h, c) = rest[:count], rest[count:]
        with torch.no_grad():
            for own, given in zip(layer.module.parameters(), tensors, strict=True):
                own.copy_(given)
        with torch.enable_grad():
            leaves = [t.detach().clone().requires_grad_() for t in (x, h, c)]
            state = (leaves[1], leaves[2]) if layer.kind == "lstm" else leaves[1]
            fed = pack_padded_sequence(leaves[0], torch.tensor(lengths), batch_first=True, enforce_sorted=False) if lengths else leaves[0]
            result, final = layer.module(fed, state)
            if lengths:
                result, _ = pad_packed_sequence(result, batch_first=True, total_length=x.shape[1])
            final_h, final_c = final if layer.kind == "lstm" else (final, leaves[2] * 1)
        context.layer, context.leaves, context.results = layer, leaves, (result, final_h, final_c)
        return result.detach(), final_h.detach(), final_c.detach()

    @staticmethod
    def backward(context, *upstream):
        weights = list(context.layer.module.parameters())
        wanted = [context.leaves[0], *weights, *context.leaves[1:]]
        return None, None, None, *torch.autograd.grad(context.results, wanted, upstream, allow_unused=True)


def case(name, spec, layers, sequences=False, head=None, activation=None, lengths=None, initial=None, steps=5, batch=3, inputs=3, before=None, tokens=None):
    """A model of stacks of recurrent layers and a Linear head; `sequences` keeps every step, otherwise h_n is the output."""
    parameters = dict(before or {})
    for layer in layers:
        parameters |= layer.parameters
    if head:
        width = layers[-1].passed * (2 if layers[-1].module.bidirectional else 1)
        parameters |= {"dense.kernel": (width, head), "dense.bias": (head,)}

    def forward(p, x, states):
        if tokens:
            x = torch.nn.functional.embedding(x.long(), p["embedding.embeddings"])
        final = {}
        for layer in layers:
            x, h, c = layer(p, x, states, lengths)
            last = torch.cat(list(h[-2:] if layer.module.bidirectional else h[-1:]), dim=-1)
            for k, part in enumerate(layer.parts):
                final[f"{part}.h"] = h[k]
                if layer.kind == "lstm":
                    final[f"{part}.c"] = c[k]
        y = x if sequences else last
        if head:
            y = torch.nn.functional.linear(y, p["dense.kernel"].T, p["dense.bias"])
        if activation:
            y = activation(y)
        if sequences and lengths:
            ended = torch.arange(y.shape[1])[None, :, None] >= torch.tensor(lengths)[:, None, None]
            y = torch.where(ended, torch.full((), torch.nan), y)
        return y, final

    sizes = {key: size for key, size in (initial or {}).items()}
    return Case(name, "model initialization=pytorch; " + spec, parameters, forward, inputs=inputs, steps=steps, batch=batch, lengths=lengths, initial=sizes, tokens=tokens)


def cases():
    F = torch.nn.functional
    ragged = [5, 2, 4]
    for kind in KINDS:
        yield case(kind, f"input 3; {kind} 4", [Recurrent(kind, 3, 4)])
        yield case(f"{kind}_sequences", f"input 3; {kind} 4 return_sequences=true", [Recurrent(kind, 3, 4)], sequences=True)
        yield case(f"{kind}_no_bias", f"input 3; {kind} 4 use_bias=false; dense 2", [Recurrent(kind, 3, 4, bias=False)], head=2)
        yield case(f"{kind}_dense", f"input 3; {kind} 5; dense 2", [Recurrent(kind, 3, 5)], head=2)
        yield case(f"{kind}_stacked", f"input 2; {kind} 5; {kind} 5; dense 3 softmax", [Recurrent(kind, 2, 5, layers=2)], inputs=2, head=3, activation=lambda y: y.softmax(-1))
        yield case(f"{kind}_packed", f"input 3; {kind} 4; dense 2 tanh", [Recurrent(kind, 3, 4)], head=2, activation=torch.tanh, lengths=ragged)
        yield case(f"{kind}_packed_sequences", f"input 3; {kind} 4; {kind} 4 return_sequences=true; dense 2", [Recurrent(kind, 3, 4, layers=2)], sequences=True, head=2, lengths=ragged)
        states = {f"{kind}{k}.{s}": 4 for k in ["", "_1"] for s in ("hc" if kind == "lstm" else "h")}
        yield case(f"{kind}_states", f"input 3; {kind} 4; {kind} 4 return_sequences=true", [Recurrent(kind, 3, 4, layers=2)], sequences=True, initial=states)
        yield case(f"{kind}_states_packed", f"input 3; {kind} 4; {kind} 4", [Recurrent(kind, 3, 4, layers=2)], initial=states, lengths=ragged)
        yield case(f"{kind}_bidirectional", f"input 3; {kind} 4 bidirectional=true", [Recurrent(kind, 3, 4, bidirectional=True)])
        yield case(f"{kind}_bidirectional_sequences", f"input 3; {kind} 3 bidirectional=true return_sequences=true; dense 2", [Recurrent(kind, 3, 3, bidirectional=True)], sequences=True, head=2)
        yield case(f"{kind}_bidirectional_stacked", f"input 2; {kind} 3 bidirectional=true; {kind} 3 bidirectional=true; dense 2 tanh", [Recurrent(kind, 2, 3, layers=2, bidirectional=True)], inputs=2, head=2, activation=torch.tanh)
        yield case(f"{kind}_bidirectional_packed", f"input 3; {kind} 3 bidirectional=true; dense 2", [Recurrent(kind, 3, 3, bidirectional=True)], head=2, lengths=ragged)
        yield case(f"{kind}_bidirectional_packed_sequences", f"input 2; {kind} 3 bidirectional=true; {kind} 3 bidirectional=true return_sequences=true; dense 2", [Recurrent(kind, 2, 3, layers=2, bidirectional=True)], inputs=2, sequences=True, head=2, lengths=ragged)
        both = {f"{kind}{d}.{s}": 3 for d in ["", ".backward"] for s in ("hc" if kind == "lstm" else "h")}
        yield case(f"{kind}_bidirectional_states", f"input 3; {kind} 3 bidirectional=true return_sequences=true", [Recurrent(kind, 3, 3, bidirectional=True)], sequences=True, initial=both)
    yield case("mixed", "input 3; lstm 4; gru 3; simple_rnn 5 return_sequences=true; dense 2", [Recurrent("lstm", 3, 4), Recurrent("gru", 4, 3), Recurrent("simple_rnn", 3, 5)], sequences=True, head=2)
    yield case("wide", "input 5; gru 18; dense 2 sigmoid", [Recurrent("gru", 5, 18)], inputs=5, batch=10, steps=4, head=2, activation=torch.sigmoid)
    yield case("long", "input 2; lstm 6; dense 1", [Recurrent("lstm", 2, 6)], inputs=2, steps=40, head=1)

    relu = {"nonlinearity": "relu"}
    yield case("relu", "input 3; simple_rnn 5 activation=relu; dense 2", [Recurrent("simple_rnn", 3, 5, **relu)], head=2)
    yield case("relu_stacked", "input 3; simple_rnn 4 activation=relu; simple_rnn 4 activation=relu return_sequences=true; dense 2", [Recurrent("simple_rnn", 3, 4, layers=2, **relu)], sequences=True, head=2)
    yield case("relu_bidirectional_packed", "input 3; simple_rnn 4 activation=relu bidirectional=true; dense 2", [Recurrent("simple_rnn", 3, 4, bidirectional=True, **relu)], head=2, lengths=ragged)

    yield case("projected", "input 3; lstm 5 projection=2", [Recurrent("lstm", 3, 5, projection=2)])
    yield case("projected_sequences", "input 3; lstm 5 projection=3 return_sequences=true; dense 2", [Recurrent("lstm", 3, 5, projection=3)], sequences=True, head=2)
    yield case("projected_stacked_packed", "input 3; lstm 5 projection=3; lstm 5 projection=3; dense 2", [Recurrent("lstm", 3, 5, layers=2, projection=3)], head=2, lengths=ragged)
    yield case("projected_bidirectional", "input 3; lstm 4 projection=2 bidirectional=true return_sequences=true; dense 2", [Recurrent("lstm", 3, 4, bidirectional=True, projection=2)], sequences=True, head=2)
    yield case("projected_no_bias", "input 3; lstm 4 projection=2 use_bias=false; dense 2", [Recurrent("lstm", 3, 4, projection=2, bias=False)], head=2)
    yield case("projected_states", "input 3; lstm 4 projection=2 return_sequences=true", [Recurrent("lstm", 3, 4, projection=2)], sequences=True, initial={"lstm.h": 2, "lstm.c": 4})

    yield case("embedding", "embedding 7 3; gru 4; dense 2", [Recurrent("gru", 3, 4)], head=2, tokens=7, before={"embedding.embeddings": (7, 3)})
    yield case("embedding_packed", "embedding 7 3; lstm 4; dense 2", [Recurrent("lstm", 3, 4)], head=2, tokens=7, before={"embedding.embeddings": (7, 3)}, lengths=ragged)

    heads = {
        "relu": F.relu, "leaky_relu": lambda y: F.leaky_relu(y, 0.2), "elu": F.elu, "selu": F.selu, "gelu": F.gelu, "silu": F.silu,
        "softplus": F.softplus, "softsign": F.softsign, "exponential": torch.exp, "hard_sigmoid": F.hardsigmoid, "tanh": torch.tanh,
        "sigmoid": torch.sigmoid, "softmax": lambda y: y.softmax(-1),
    }
    for name, function in heads.items():
        yield case(f"dense_{name}", f"input 3; gru 4 return_sequences=true; dense 3 {name}", [Recurrent("gru", 3, 4)], sequences=True, head=3, activation=function)


write(pathlib.Path(__file__).with_name("pytorch.safetensors"), f"PyTorch {torch.__version__}", list(cases()))
