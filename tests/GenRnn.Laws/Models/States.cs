using GenRnn.Reference;

namespace GenRnn.Laws.Models;

/// <summary>The states of a model as one row of numbers, and back.</summary>
internal static class States
{
    public static double[] Flatten(ModelState<double> state) => [.. state.Layers.Concat(state.Backward).SelectMany(s => s.H.Concat(s.C))];

    /// <summary>The numbers as a state of the shape of another.</summary>
    public static ModelState<double> Shape(ModelState<double> like, double[] numbers)
    {
        int next = 0;
        return new ModelState<double>([.. like.Layers.Select(Take)]) { Backward = [.. like.Backward.Select(Take)] };

        CellState<double> Take(CellState<double> state) => new(Vector(state.H.Count), Vector(state.C.Count));

        RealVector<double> Vector(int count) => RealVector<double>.Of(numbers.AsSpan((next += count) - count, count));
    }
}
