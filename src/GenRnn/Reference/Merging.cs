using System.Numerics;

namespace GenRnn.Reference;

/// <summary>How the halves of a bidirectional layer are joined, and the way back.</summary>
public static class Merging
{
    /// <summary>What a step of both halves becomes.</summary>
    public static RealVector<T> Join<T>(Merge merge, RealVector<T> forward, RealVector<T> backward)
        where T : IFloatingPointIeee754<T> => merge switch
        {
            Merge.Concat => RealVector<T>.Concat(forward, backward),
            Merge.Sum => forward + backward,
            Merge.Multiply => forward * backward,
            Merge.Average => Half<T>() * (forward + backward),
            _ => throw Unknown(merge),
        };

    /// <summary>The gradients for both halves, from that for what they became.</summary>
    public static (RealVector<T> Forward, RealVector<T> Backward) JoinBackward<T>(
        Merge merge, RealVector<T> forward, RealVector<T> backward, RealVector<T> dJoined)
        where T : IFloatingPointIeee754<T> => merge switch
        {
            Merge.Concat => (dJoined.Slice(0, forward.Count), dJoined.Slice(forward.Count, backward.Count)),
            Merge.Sum => (dJoined, dJoined),
            Merge.Multiply => (dJoined * backward, dJoined * forward),
            Merge.Average => (Half<T>() * dJoined, Half<T>() * dJoined),
            _ => throw Unknown(merge),
        };

    private static T Half<T>()
        where T : IFloatingPointIeee754<T> => T.CreateChecked(0.5);

    private static ArgumentOutOfRangeException Unknown(Merge merge) =>
        new(nameof(merge), merge, $"{merge} was received; expected one of {string.Join(", ", Enum.GetNames<Merge>())}. Use a named merge.");
}
