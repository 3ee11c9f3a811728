using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Activations as functions that stand in the emitted file and are inlined where they are called: a handful a kernel, which
/// the inliner's budget bears. Only those that were called are written.
/// </summary>
internal sealed class ActivationFunctions(Precision precision)
{
    /// <summary>What has been called so far, by name and lanes.</summary>
    private readonly SortedDictionary<(string Name, int Lanes), EmittedFunction> _called = new(Comparer<(string Name, int Lanes)>.Create(
        (left, right) => string.CompareOrdinal(left.Name, right.Name) is var order and not 0 ? order : left.Lanes - right.Lanes));

    /// <summary>
    /// The activation of a Dense layer on sums that fill a vector, accurate because a user sees it. Softmax takes all units
    /// of the layer at once.
    /// </summary>
    public string Output(ActivationChoice choice, int lanes, int units, string x) =>
        choice.Activation == Activation.Softmax ? Call(ExponentialFunctions.Softmax(units), lanes, x) : Apply(choice, Precision.Accurate, lanes, x);

    /// <summary>The activation of a cell on candidates, on a state, or on gates that fill a vector.</summary>
    public string Cell(ActivationChoice choice, int lanes, string x) => Apply(choice, precision, lanes, x);

    /// <summary>
    /// The activations of gates that share a vector: <paramref name="candidate"/> for g, n and a, <paramref name="gate"/> for all
    /// others. Where both occur, tanh and sigmoid are one function with a scale for each lane, sigmoid(x) = 0.5 + 0.5 tanh(0.5 x)
    /// or its accurate form; of other pairs each lane takes its own.
    /// </summary>
    public string Gates(ActivationChoice candidate, ActivationChoice gate, int lanes, string x, string gates)
    {
        if (!AreMixed(gates) || candidate != ActivationChoice.Tanh || gate != ActivationChoice.Sigmoid)
            return OfEach(candidate, gate, lanes, gates, choice => Cell(choice, lanes, x));
        if (precision == Precision.Accurate)
            return Call(ExponentialFunctions.Mixed, lanes, x, PerLane(lanes, gates, letter => IsCandidate(letter) ? "2f" : "1f"));
        string scale = PerLane(lanes, gates, letter => IsCandidate(letter) ? "1f" : "0.5f"), shift = PerLane(lanes, gates, letter => IsCandidate(letter) ? "0f" : "0.5f");
        return Vec.MulAdd(lanes, Cell(candidate, lanes, $"{x} * {scale}"), scale, shift);
    }

    /// <summary>The derivatives of the activations of gates that share a vector, from the values and the sums.</summary>
    public string GateSlopes(ActivationChoice candidate, ActivationChoice gate, int lanes, string values, string sums, string gates) =>
        OfEach(candidate, gate, lanes, gates, choice => Slope(choice, lanes, Activations.NeedsSum(choice.Activation) ? sums : values));

    /// <summary>
    /// The derivative of an activation but softmax, from its value or, where <see cref="Activations.NeedsSum"/> says so, from
    /// the sum.
    /// </summary>
    public string Slope(ActivationChoice choice, int lanes, string value) => choice.Activation switch
    {
        Activation.Linear => Vec.Constant(lanes, 1f),
        Activation.Relu => Call(PiecewiseFunctions.ReluSlope, lanes, value),
        Activation.Tanh => Call(SmoothSlopes.Tanh, lanes, value),
        Activation.Sigmoid => Call(SmoothSlopes.Sigmoid, lanes, value),
        Activation.HardSigmoid => Call(PiecewiseFunctions.HardSigmoidSlope, lanes, value),
        Activation.HardSigmoidKeras2 => Call(PiecewiseFunctions.HardSigmoidKeras2Slope, lanes, value),
        Activation.LeakyRelu => Call(PiecewiseFunctions.LeakyReluSlope, lanes, value, Alpha(choice, lanes)),
        Activation.Elu => Call(PiecewiseFunctions.EluSlope, lanes, value, Alpha(choice, lanes)),
        Activation.Selu => Call(PiecewiseFunctions.SeluSlope, lanes, value),
        Activation.Gelu => Call(GeluFunctions.GeluSlope, lanes, value),
        Activation.GeluTanh => Call(GeluFunctions.GeluTanhSlope, lanes, value),
        Activation.Silu => Call(SmoothSlopes.Silu, lanes, value),
        Activation.Softplus => Call(SmoothSlopes.Softplus, lanes, value),
        Activation.Softsign => Call(PiecewiseFunctions.SoftsignSlope, lanes, value),
        Activation.Exponential => value,
        _ => throw Unknown(choice),
    };

    /// <summary>Writes the functions that were called.</summary>
    public void Write(CodeWriter code)
    {
        string told = "";
        foreach ((int lanes, EmittedFunction function) in _called.Select(c => (c.Key.Lanes, c.Value)))
        {
            string type = Vec.Type(lanes), parameter = function.Parameter.Length > 0 ? $", {type} {function.Parameter}" : "";
            if (function.Name != told) code.Line($"/// <summary>{function.Summary}</summary>");
            told = function.Name;
            code.Line("[RnnMethod(RnnOptions.AggressiveInlining)]");
            using (code.Block($"public static {type} {function.Name}({type} x{parameter})")) function.Body(code, lanes);
            code.Line();
        }
    }

    private string Apply(ActivationChoice choice, Precision precision, int lanes, string x) => choice.Activation switch
    {
        Activation.Linear => x,
        Activation.Relu => $"{Vec.Name(lanes)}.MaxNative({Vec.Type(lanes)}.Zero, {x})",
        Activation.Tanh => Call(precision == Precision.Fast ? RationalFunctions.Tanh : ExponentialFunctions.Tanh, lanes, x),
        Activation.Sigmoid => Call(precision == Precision.Fast ? RationalFunctions.Sigmoid : ExponentialFunctions.Sigmoid, lanes, x),
        Activation.HardSigmoid => Call(PiecewiseFunctions.HardSigmoid, lanes, x),
        Activation.HardSigmoidKeras2 => Call(PiecewiseFunctions.HardSigmoidKeras2, lanes, x),
        Activation.LeakyRelu => Call(PiecewiseFunctions.LeakyRelu, lanes, x, Alpha(choice, lanes)),
        Activation.Elu => Call(PiecewiseFunctions.Elu, lanes, x, Alpha(choice, lanes)),
        Activation.Selu => Call(PiecewiseFunctions.Selu, lanes, x),
        Activation.Gelu => Call(GeluFunctions.Gelu, lanes, x),
        Activation.GeluTanh => Call(GeluFunctions.GeluTanh, lanes, x),
        Activation.Silu => Call(ExponentialFunctions.Silu, lanes, x),
        Activation.Softplus => Call(ExponentialFunctions.Softplus, lanes, x),
        Activation.Softsign => Call(PiecewiseFunctions.Softsign, lanes, x),
        Activation.Exponential => Call(ExponentialFunctions.Exp, lanes, x),
        _ => throw Unknown(choice),
    };

    private string Call(EmittedFunction function, int lanes, string x, string? parameter = null)
    {
        Remember(function);
        return parameter is null ? $"{function.Name}({x})" : $"{function.Name}({x}, {parameter})";

        void Remember(EmittedFunction called)
        {
            _called[(called.Name, lanes)] = called;
            foreach (EmittedFunction used in called.Uses) Remember(used);
        }
    }

    /// <summary>What candidates and gates make of a vector, each in their lanes.</summary>
    private static string OfEach(ActivationChoice candidate, ActivationChoice gate, int lanes, string gates, Func<ActivationChoice, string> of)
    {
        if (candidate == gate || !AreMixed(gates)) return of(IsCandidate(gates[0]) ? candidate : gate);
        string mask = $"{Vec.Name(lanes)}.AsSingle({PerLane(lanes, gates, letter => IsCandidate(letter) ? "-1" : "0")})";
        return $"{Vec.Name(lanes)}.ConditionalSelect({mask}, {of(candidate)}, {of(gate)})";
    }

    private static bool AreMixed(string gates) => gates.Any(IsCandidate) && !gates.All(IsCandidate);

    private static bool IsCandidate(char gate) => gate is 'g' or 'n' or 'a';

    private static string Alpha(ActivationChoice choice, int lanes) => Vec.Constant(lanes, (float)choice.Alpha);

    /// <summary>A vector whose lanes are told by the gate that they belong to.</summary>
    private static string PerLane(int lanes, string gates, Func<char, string> value) =>
        $"{Vec.Name(lanes)}.Create({string.Join(", ", gates.SelectMany(gate => Enumerable.Repeat(value(gate), lanes / gates.Length)))})";

    private static ArgumentException Unknown(ActivationChoice choice) => new($"{choice.Activation} was received; expected an activation of one number. Use another.");
}
