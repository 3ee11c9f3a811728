using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GenRnn;

/// <summary>Tells data apart by its content: 16 hexadecimal digits of a SHA-256 over the bytes of its numbers.</summary>
internal static class ContentHash
{
    private const int Digits = 16;

    /// <summary>Of numbers.</summary>
    public static string Of(ReadOnlySpan<float> values) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)))[..Digits];

    /// <summary>Of sequences with their lengths, targets and weights. Names of classes are no part of it: what is learned does not depend on them.</summary>
    public static string Of(SequenceDataset data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append<int>(hash, [data.Count, data.Steps, data.Features, data.Targets.PerStep ? 1 : 0, data.HasWeights ? 1 : 0]);
        Append(hash, data.Lengths);
        Append(hash, data.Inputs);
        Append(hash, data.Weights);
        switch (data.Targets)
        {
            case ClassTargets classes:
                Append<int>(hash, [1]);
                Append(hash, classes.Ids);
                break;
            case ValueTargets values:
                Append<int>(hash, [2, values.Size]);
                Append(hash, values.Values);
                break;
            case LabelTargets labels:
                Append<int>(hash, [3, labels.Longest]);
                Append(hash, labels.Counts);
                Append(hash, labels.Padded);
                break;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }

    private static void Append<T>(IncrementalHash hash, ReadOnlySpan<T> values)
        where T : struct => hash.AppendData(MemoryMarshal.AsBytes(values));
}
