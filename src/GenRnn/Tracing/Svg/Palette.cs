namespace GenRnn;

/// <summary>
/// The colours of one theme. The scales are even steps in OKLCH, from near the surface to far from it, so that what is
/// large stands out in light and dark alike; lightness alone carries them for readers who see few colours.
/// </summary>
/// <param name="Surface">What drawings lie on.</param>
/// <param name="Ink">Text.</param>
/// <param name="Soft">Text of less weight.</param>
/// <param name="Line">Axes and outlines.</param>
/// <param name="Grid">Lines behind the data.</param>
/// <param name="Panel">Boxes.</param>
/// <param name="Series">Colours of series, each distinct from the surface by 3 to 1.</param>
/// <param name="Diverging">From the largest negative (orange) over zero to the largest positive (blue).</param>
/// <param name="Sequential">From nothing to much.</param>
/// <param name="Inner">Text on levels near the surface.</param>
/// <param name="Outer">Text on levels far from it.</param>
internal sealed record Palette(
    string Surface, string Ink, string Soft, string Line, string Grid, string Panel,
    EquatableArray<string> Series, EquatableArray<string> Diverging, EquatableArray<string> Sequential,
    string Inner, string Outer)
{
    /// <summary>Levels of a scale.</summary>
    public const int Levels = 24;

    /// <summary>On diverging levels up to this far from zero, text has the inner colour.</summary>
    public const int LastInnerOfHalf = 6;

    /// <summary>On sequential levels up to this one, text has the inner colour.</summary>
    public const int LastInner = 12;

    /// <summary>Dark on light, and what is printed.</summary>
    public static Palette Light { get; } = new(
        "#ffffff", "#1b1f24", "#59626d", "#8b949e", "#e4e7eb", "#f5f7f9",
        Of("1467c2 c55f1d 058568 7a41af bf395b 525f6f"),
        Of("772e02 863900 944603 a05514 a9652c b27741 bc8856 c59a6d d0ad85 dbc09f e7d6be f8f3eb " +
           "eff4f9 cce0f4 b0ceea 98bce0 81abd6 6b9acc 5789c1 4378b6 3068ab 1c58a0 044795 003981"),
        Of("f3f7fa d6e6f0 c3dae9 b3cfe2 a4c5dc 97bbd7 8ab2d1 7fa9cc 73a1c7 6999c2 5f91bd 5589b9 " +
           "4c81b4 4379af 3b71ab 336aa6 2b62a2 235b9e 1c5499 164c95 0f4591 093e8c 053688 032e84"),
        "#000000", "#ffffff");

    /// <summary>Light on dark.</summary>
    public static Palette Dark { get; } = new(
        "#15181d", "#e6e9ee", "#a3acb8", "#6b7480", "#2a2f37", "#1d2127",
        Of("67b0f9 f4a34b 65cead be95ec f3829f a6afbb"),
        Of("ffc674 f1af54 dc9d4c c78b44 b37a3c 9e6a36 8a5b30 774d2a 644026 513522 3f2b1f 2b2521 " +
           "23272b 253040 2a3c53 314a67 38587b 406891 4979a7 528bbd 5b9ed5 65b2ec 79c6fe a3d8ff"),
        Of("1f2227 202631 232c3b 263244 29394e 2d4058 304761 344f6c 385776 3c6080 40688b 447195 " +
           "497aa0 4d84ab 518eb6 5698c1 5aa2cc 5facd7 63b7e2 68c2ed 6dcdf8 7dd7fe 96e0ff b1e8fe"),
        "#ffffff", "#000000");

    /// <summary>Whether text on a level has the inner colour.</summary>
    public static bool IsInner(bool diverging, int level) =>
        diverging ? (level < Levels / 2 ? (Levels / 2) - 1 - level : level - (Levels / 2)) <= LastInnerOfHalf : level <= LastInner;

    private static EquatableArray<string> Of(string colours) => colours.Split(' ').Select(c => "#" + c).ToEquatableArray();
}
