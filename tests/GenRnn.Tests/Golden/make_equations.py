"""Golden vectors from plain equations, differentiated by PyTorch: python3 make_equations.py. For what neither PyTorch's nor
Keras' layers have: peepholes, clipping and the coupled forget gate of ONNX, layer-normalised cells, gates other than
PyTorch's with reset after the product, projections of such cells, the activations that TensorFlow.js lacks.

x is [N, I], h and c are [N, H]; W is the kernel, U the recurrent kernel, b and b' biases; s is the recurrent activation, a
the activation.
"""

import pathlib

import torch

from golden import Case, write

F = torch.nn.functional
FUNCTIONS = {
    "linear": lambda v: v, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": F.relu, "gelu": F.gelu, "silu": F.silu, "exponential": torch.exp,
    "hard_sigmoid": lambda v: torch.clamp(v / 6 + 0.5, 0, 1), "hard_sigmoid_keras2": lambda v: torch.clamp(0.2 * v + 0.5, 0, 1),
    "leaky_relu": lambda v: torch.where(v > 0, v, 0.2 * v), "elu": F.elu, "selu": F.selu, "softplus": F.softplus, "softsign": F.softsign,
    "leaky_relu activation_alpha=0.05": lambda v: torch.where(v > 0, v, 0.05 * v), "elu activation_alpha=0.7": lambda v: F.elu(v, 0.7),
}


def normalised(p, name, v, epsilon=1e-3):
    """LN(v) = gamma (v - mean) / sqrt(variance + epsilon) + beta over the last axis; gamma or beta may be missing."""
    deviation = v - v.mean(-1, keepdim=True)
    y = deviation / torch.sqrt((deviation ** 2).mean(-1, keepdim=True) + epsilon)
    if f"{name}gamma" in p:
        y = y * p[f"{name}gamma"]
    return y + p[f"{name}beta"] if f"{name}beta" in p else y


def biases(p, name, units):
    """Input and recurrent bias, [gates * H] each; zeros where there is none."""
    b = p.get(f"{name}.bias", torch.zeros(1))
    return (b[0], b[1]) if b.dim() == 2 else (b, torch.zeros(1))


def gru(p, name, units, a=torch.tanh, s=torch.sigmoid, reset_after=True, norm=None):
    W, U, H = p[f"{name}.kernel"], p[f"{name}.recurrent_kernel"], units
    b, rb = biases(p, name, units)
    b, rb = b.expand(3 * H), rb.expand(3 * H)

    def part(which, v, where):  # LN over both gates together, and over the candidate
        if norm is None:
            return v
        mine = {key: p[f"{name}.{which}_norm.{key}"][where] for key in ("gamma", "beta")}
        return normalised(mine, "", v, norm)

    gates, candidate = slice(0, 2 * H), slice(2 * H, 3 * H)

    def step(x, state):
        h, = state
        zr = s(part("kernel", x @ W[:, gates], gates) + b[gates] + part("recurrent", h @ U[:, gates], gates) + rb[gates])
        z, r = zr[:, :H], zr[:, H:]
        recurrent = r * (part("recurrent", h @ U[:, candidate], candidate) + rb[candidate]) if reset_after else part("recurrent", (r * h) @ U[:, candidate], candidate)
        n = a(part("kernel", x @ W[:, candidate], candidate) + b[candidate] + recurrent)
        return (z * h + (1 - z) * n,)

    return step, (H,), "h"


def lstm(p, name, units, a=torch.tanh, s=torch.sigmoid, norm=None, clip=None, coupled=False, projected=None):
    W, U, H = p[f"{name}.kernel"], p[f"{name}.recurrent_kernel"], units
    b, rb = biases(p, name, units)
    peepholes = p.get(f"{name}.peepholes", torch.zeros(3, H))  # i f o, or i o where the gates are coupled
    held = (lambda v: torch.clamp(v, -clip, clip)) if clip else (lambda v: v)
    project = p.get(f"{name}.projection_kernel")
    part = (lambda which, v: normalised(p, f"{name}.{which}_norm.", v, norm)) if norm is not None else (lambda which, v: v)

    def step(x, state):
        h, c = state
        sums = part("kernel", x @ W) + b + part("recurrent", h @ U) + rb
        if coupled:
            i, g, o = (sums[:, k * H:(k + 1) * H] for k in range(3))
        else:
            i, f, g, o = (sums[:, k * H:(k + 1) * H] for k in range(4))
        i = s(held(i + peepholes[0] * c))
        f = 1 - i if coupled else s(held(f + peepholes[1] * c))
        c = f * c + i * a(held(g))
        if norm is not None:
            c = part("state", c)
        h = s(held(o + peepholes[-1] * c)) * a(held(c))
        return (h @ project if project is not None else h, c)

    return step, (projected or H, H), "hc"


def simple_rnn(p, name, units, a=torch.tanh):
    b, rb = biases(p, name, units)
    return lambda x, state: (a(x @ p[f"{name}.kernel"] + b + state[0] @ p[f"{name}.recurrent_kernel"] + rb),), (units,), "h"


GATES = {"simple_rnn": (simple_rnn, 1), "gru": (gru, 3), "lstm": (lstm, 4)}


def case(name, kind, units, words="", sequences=True, head=2, bidirectional=False, lengths=None, initial=False, inputs=3, steps=5, model="", two_biases=None, norm=None, peepholes=False, projected=None, coupled=False, between=None, scale=1, **options):
    """One recurrent layer behind `between`, and a Dense layer; padding behind a sequence's end carries the state."""
    make, gates = GATES[kind]
    gates -= coupled
    outputs, two = projected or units, (kind == "gru" and options.get("reset_after", True)) if two_biases is None else two_biases
    halves, shapes = [kind] + ([f"{kind}.backward"] if bidirectional else []), dict(between[1] if between else {})
    for half in halves:
        shapes |= {f"{half}.kernel": (inputs, gates * units), f"{half}.recurrent_kernel": (outputs, gates * units), f"{half}.bias": (2, gates * units) if two else (gates * units,)}
        if projected:
            shapes[f"{half}.projection_kernel"] = (units, projected)
        if peepholes:
            shapes[f"{half}.peepholes"] = (2 if coupled else 3, units)
        if norm is not None:
            for which, size in [("kernel", gates * units), ("recurrent", gates * units)] + ([("state", units)] if kind == "lstm" else []):
                shapes |= {f"{half}.{which}_norm.gamma": (size,), f"{half}.{which}_norm.beta": (size,)}
    if head:
        shapes |= {"dense.kernel": (outputs * len(halves), head), "dense.bias": (head,)}
    if kind == "lstm":
        options |= {"coupled": coupled, "projected": projected}
    if norm is not None:
        options["norm"] = norm

    def run(p, half, x, states):
        step, sizes, names = make(p, half, units, **options)
        state = tuple(states.get(f"{half}.{s}", torch.zeros(len(x), size)) for s, size in zip(names, sizes))
        outs = [None] * steps
        backward = half.endswith(".backward")
        for t in reversed(range(steps)) if backward else range(steps):
            valid = torch.tensor([[1.0 if t < n else 0.0] for n in (lengths or [steps] * len(x))])
            state = tuple(valid * new + (1 - valid) * old for new, old in zip(step(x[:, t], state), state))
            outs[t] = state[0]
        return torch.stack(outs, 1), {f"{half}.{s}": v for s, v in zip(names, state)}

    def forward(p, x, states):
        if between:
            x = between[0](p, x)
        parts = [run(p, half, x, states) for half in halves]
        final = {key: value for _, finals in parts for key, value in finals.items()}
        y = torch.cat([part for part, _ in parts] if sequences else [finals[f"{half}.h"] for half, (_, finals) in zip(halves, parts)], -1)
        return (y @ p["dense.kernel"] + p["dense.bias"] if head else y), final

    words = f"{model}input {inputs};{between[2] if between else ''} {kind} {units}{words}" + (" bidirectional=true" if bidirectional else "") + (" return_sequences=true" if sequences else "") + (f"; dense {head}" if head else "")
    names = "hc" if kind == "lstm" else "h"
    sizes = {f"{half}.{s}": (outputs if s == "h" else units) for half in halves for s in names} if initial else None
    return Case(name, words, shapes, forward, inputs=inputs, steps=steps, lengths=lengths, initial=sizes, scale=scale)


def cases():
    ragged = [5, 2, 4]
    for reset_after in (True, False):
        end, word = "" if reset_after else "_before", "" if reset_after else " reset_after=false"
        for gates in ("hard_sigmoid", "hard_sigmoid_keras2", "tanh", "softsign"):
            yield case(f"gru_gates_{gates}{end}", "gru", 3, f" recurrent_activation={gates}{word}", s=FUNCTIONS[gates], reset_after=reset_after)
        yield case(f"gru_normalised{end}", "gru", 3, f" layer_normalization=true{word}", norm=1e-3, reset_after=reset_after)
        yield case(f"gru_normalised_bidirectional{end}", "gru", 3, f" layer_normalization=true layer_normalization_epsilon=0.01{word}", norm=0.01, reset_after=reset_after, bidirectional=True, lengths=ragged, sequences=False)
    for activation in FUNCTIONS:
        if activation not in ("tanh", "linear"):
            word = activation.replace(" activation_alpha=", "_").replace(".", "_")
            for kind in GATES:
                yield case(f"{kind}_{word}", kind, 3, f" activation={activation}", a=FUNCTIONS[activation], scale=0.4 if activation == "exponential" else 1)
    yield case("lstm_gates_hard_sigmoid", "lstm", 3, " recurrent_activation=hard_sigmoid", s=FUNCTIONS["hard_sigmoid"])
    yield case("lstm_gates_leaky", "lstm", 3, " activation=softsign recurrent_activation=leaky_relu recurrent_activation_alpha=0.05", s=FUNCTIONS["leaky_relu activation_alpha=0.05"], a=F.softsign)

    yield case("lstm_normalised", "lstm", 3, " layer_normalization=true", norm=1e-3)
    yield case("lstm_normalised_lengths", "lstm", 3, " layer_normalization=true layer_normalization_epsilon=0.01", norm=0.01, bidirectional=True, lengths=ragged, sequences=False)
    yield case("lstm_peepholes", "lstm", 3, " peepholes=true", peepholes=True)
    yield case("lstm_peepholes_last", "lstm", 3, " peepholes=true", peepholes=True, sequences=False, lengths=ragged)
    yield case("lstm_clipped", "lstm", 3, " cell_clip=0.4", clip=0.4)
    yield case("lstm_coupled", "lstm", 3, " coupled_forget_gate=true", coupled=True)
    yield case("lstm_onnx", "lstm", 3, " peepholes=true cell_clip=0.5", peepholes=True, clip=0.5, bidirectional=True, initial=True)
    yield case("lstm_onnx_coupled", "lstm", 3, " peepholes=true cell_clip=0.5 coupled_forget_gate=true", peepholes=True, clip=0.5, coupled=True, lengths=ragged)
    yield case("lstm_projected_keras", "lstm", 3, " projection=2", projected=2)
    yield case("lstm_projected_bidirectional", "lstm", 3, " projection=2", projected=2, bidirectional=True, sequences=False)

    def norm_layer(words, **shapes):
        return (lambda p, x: normalised(p, "layer_normalization.", x), {f"layer_normalization.{key}": shape for key, shape in shapes.items()}, f" layer_normalization{words};")

    yield case("normalised_without_center", "gru", 3, inputs=5, between=norm_layer(" center=false", gamma=(5,)))
    yield case("normalised_without_scale", "gru", 3, inputs=5, between=norm_layer(" scale=false", beta=(5,)))
    yield case("normalised_bare", "gru", 3, inputs=5, between=norm_layer(" center=false scale=false"))


write(pathlib.Path(__file__).with_name("equations.safetensors"), f"equations, differentiated by PyTorch {torch.__version__}", list(cases()))
