using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// The long short-term memory:
/// <code>
/// i, f, o = s(x W + b + h U + b')                input, forget and output gate, each with weights of its own
/// g = a(x Wg + bg + h Ug + b'g)                  cell candidate
/// c' = f * c + i * g
/// h' = o * a(c')
/// </code>
/// and what can be added to it:
/// <code>
/// peepholes        i = s(... + pi * c)    f = s(... + pf * c)    o = s(... + po * c')
/// coupled gates    f = 1 - i, where there is no forget gate
/// clip             s and a read their arguments cut to [-clip, clip]; the cell that is carried is not cut
/// projection       h' = (o * a(c')) P
/// layer norm       the products x W of all gates together, h U likewise, each before a bias is added; c' = LN(f * c + i * g)
/// </code>
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Input">i.</param>
/// <param name="Forget">f; <see langword="null"/> where it is coupled to i.</param>
/// <param name="Cell">g.</param>
/// <param name="Output">o.</param>
public sealed record LstmCell<T>(Gate<T> Input, Gate<T>? Forget, Gate<T> Cell, Gate<T> Output) : RecurrentCell<T>
    where T : IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Gate<T>> Gates => Forget is null ? [Input, Cell, Output] : [Input, Forget, Cell, Output];

    /// <summary>a.</summary>
    public CellActivation Activation { get; init; } = CellActivation.Tanh;

    /// <summary>s.</summary>
    public CellActivation RecurrentActivation { get; init; } = CellActivation.Sigmoid;

    /// <summary>What the gates see the cell through; <see langword="null"/> for nothing.</summary>
    public LstmPeepholes<T>? Peepholes { get; init; }

    /// <summary>The bound of what activations read; infinite for none.</summary>
    public T Clip { get; init; } = T.PositiveInfinity;

    /// <summary>P, [H, S]; <see langword="null"/> for none.</summary>
    public RealMatrix<T>? Projection { get; init; }

    /// <summary>What normalises the products with the kernels, [gates H]; <see langword="null"/> for nothing.</summary>
    public LayerNorm<T>? KernelNorm { get; init; }

    /// <summary>What normalises the products with the recurrent kernels, [gates H]; <see langword="null"/> for nothing.</summary>
    public LayerNorm<T>? RecurrentNorm { get; init; }

    /// <summary>What normalises the cell, [H]; <see langword="null"/> for nothing.</summary>
    public LayerNorm<T>? StateNorm { get; init; }

    /// <inheritdoc/>
    public override CellState<T> InitialState => new(RealVector<T>.Zeros(Projection?.Columns ?? Units), RealVector<T>.Zeros(Units));

    private GateGroup<T> Group => new(Gates, KernelNorm, RecurrentNorm);

    /// <summary>The sums of a step of i, f, g and o, peepholes and all; none of f where it is coupled.</summary>
    private LstmSums<T> SumsOf(IReadOnlyList<RealVector<T>> sums) => new(sums[0], Forget is null ? null : sums[1], sums[^2], sums[^1]);

    /// <inheritdoc/>
    public override CellStep<T> Forward(RealVector<T> x, CellState<T> state)
    {
        (RealVector<T> h, RealVector<T> c) = state;
        LstmSums<T> sums = SumsOf(Group.Sums(x, h));
        if (Peepholes is { } p) sums = sums with { I = sums.I + (p.I * c), F = sums.F is null ? null : sums.F + (p.F! * c) };
        RealVector<T> i = RecurrentActivation.Apply(Cut(sums.I));
        RealVector<T> f = sums.F is null ? T.One - i : RecurrentActivation.Apply(Cut(sums.F));
        RealVector<T> g = Activation.Apply(Cut(sums.G));
        RealVector<T> nextC = (f * c) + (i * g);
        if (StateNorm is not null) nextC = StateNorm.Forward(nextC);
        if (Peepholes is not null) sums = sums with { O = sums.O + (Peepholes.O * nextC) };
        RealVector<T> o = RecurrentActivation.Apply(Cut(sums.O));
        RealVector<T> nextH = o * Activation.Apply(Cut(nextC));
        if (Projection is not null) nextH *= Projection;
        return new CellStep<T>(x, state, new CellState<T>(nextH, nextC), [new("i", i), new("f", f), new("g", g), new("o", o)]) { Sums = sums.InOrder };
    }

    /// <inheritdoc/>
    public override CellGradient<T> Backward(CellStep<T> step, CellState<T> dNext)
    {
        (RealVector<T> h, RealVector<T> c) = step.Previous;
        RealVector<T> x = step.X, i = step["i"], f = step["f"], g = step["g"], o = step["o"];
        LstmSums<T> sums = SumsOf(step.Sums);

        // h' = (o * a(c')) P: the new cell state is reached from the loss by way of h', by the output gate's peephole, and directly.
        RealVector<T> readC = Cut(step.Next.C), activeC = Activation.Apply(readC);
        RealVector<T> dProjected = Projection is null ? dNext.H : Projection * dNext.H;
        RealVector<T> deltaO = ThroughCut(sums.O, RecurrentActivation.Backward(Cut(sums.O), o, dProjected * activeC));
        RealVector<T> dc = dNext.C + ThroughCut(step.Next.C, Activation.Backward(readC, activeC, dProjected * o));
        if (Peepholes is not null) dc += Peepholes.O * deltaO;

        // c' = LN(f * c + i * g)
        LayerNormGradient<T>? stateNorm = StateNorm?.Backward((f * c) + (i * g), dc);
        if (stateNorm is not null) dc = stateNorm.V;

        // f = 1 - i where the gates are coupled.
        RealVector<T> di = sums.F is null ? dc * (g - c) : dc * g;
        RealVector<T> deltaI = ThroughCut(sums.I, RecurrentActivation.Backward(Cut(sums.I), i, di));
        RealVector<T>? deltaF = sums.F is null ? null : ThroughCut(sums.F, RecurrentActivation.Backward(Cut(sums.F), f, dc * c));
        RealVector<T> deltaG = ThroughCut(sums.G, Activation.Backward(Cut(sums.G), g, dc * i));
        RealVector<T> dPreviousC = dc * f;
        if (Peepholes is not null) dPreviousC += Peepholes.I * deltaI;
        if (Peepholes is not null && deltaF is not null) dPreviousC += Peepholes.F! * deltaF;

        IReadOnlyList<RealVector<T>> deltas = new LstmSums<T>(deltaI, deltaF, deltaG, deltaO).InOrder;
        GroupGradient<T> inputs = Group.InputBackward(x, deltas), recurrent = Group.RecurrentBackward(h, deltas);
        return new CellGradient<T>(
            inputs.Read, new CellState<T>(recurrent.Read, dPreviousC), [.. Group.Weights(x, h, deltas, deltas, inputs, recurrent)])
        {
            Tensors =
            [
                .. inputs.NormTensors(ParameterRole.KernelNormGamma, ParameterRole.KernelNormBeta, 0),
                .. recurrent.NormTensors(ParameterRole.RecurrentNormGamma, ParameterRole.RecurrentNormBeta, 0),
                .. StateNormTensors(stateNorm),
                .. PeepholeTensors(c, step.Next.C, deltaI, deltaF, deltaO),
                .. ProjectionTensors(o * activeC, dNext.H),
            ],
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SumParts<T>> Parts(CellStep<T> step) => Group.Parts(step.X, step.Previous.H);

    /// <inheritdoc/>
    public override RecurrentCell<T> WithStateDropout(IReadOnlyList<RealVector<T>> factors) => this with
    {
        Input = Input with { StateDropout = factors[0] },
        Forget = Forget is null ? null : Forget with { StateDropout = factors[1] },
        Cell = Cell with { StateDropout = factors[^2] },
        Output = Output with { StateDropout = factors[^1] },
    };

    private RealVector<T> Cut(RealVector<T> argument) => argument.Map(v => T.Clamp(v, -Clip, Clip));

    /// <summary>What is cut off does not depend on the argument.</summary>
    private RealVector<T> ThroughCut(RealVector<T> argument, RealVector<T> gradient) =>
        RealVector<T>.Create(argument.Count, k => T.Abs(argument[k]) <= Clip ? gradient[k] : T.Zero);

    private static IEnumerable<TensorGradient<T>> StateNormTensors(LayerNormGradient<T>? norm) =>
        norm is null ? [] : [new(ParameterRole.StateNormGamma, 0, norm.Gamma), new(ParameterRole.StateNormBeta, 0, norm.Beta)];

    private IEnumerable<TensorGradient<T>> PeepholeTensors(RealVector<T> c, RealVector<T> nextC, RealVector<T> deltaI, RealVector<T>? deltaF, RealVector<T> deltaO)
    {
        if (Peepholes is null) yield break;
        yield return new TensorGradient<T>(ParameterRole.Peepholes, 0, deltaI * c);
        if (deltaF is not null) yield return new TensorGradient<T>(ParameterRole.Peepholes, Units, deltaF * c);
        yield return new TensorGradient<T>(ParameterRole.Peepholes, deltaF is null ? Units : 2 * Units, deltaO * nextC);
    }

    private IEnumerable<TensorGradient<T>> ProjectionTensors(RealVector<T> read, RealVector<T> delta) =>
        Projection is null ? [] : read.Select((number, row) => new TensorGradient<T>(ParameterRole.ProjectionKernel, row * delta.Count, number * delta));
}

/// <summary>What the gates of an LSTM see the cell through, each [H].</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="I">The input gate, c.</param>
/// <param name="F">The forget gate, c; <see langword="null"/> where it is coupled.</param>
/// <param name="O">The output gate, c'.</param>
public sealed record LstmPeepholes<T>(RealVector<T> I, RealVector<T>? F, RealVector<T> O)
    where T : IFloatingPointIeee754<T>;

/// <summary>The sums of an LSTM's gates, or the gradients for them; none of f where it is coupled to i.</summary>
internal sealed record LstmSums<T>(RealVector<T> I, RealVector<T>? F, RealVector<T> G, RealVector<T> O)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>In the order of the gates.</summary>
    public IReadOnlyList<RealVector<T>> InOrder => F is null ? [I, G, O] : [I, F, G, O];
}
