using System.Collections.Generic;

namespace GenRnn;

/// <summary>A group of units whose gates are computed together.</summary>
/// <param name="FirstUnit">The first of its units.</param>
/// <param name="Width">Units: 16, 8 or 4, the last ones may be padding; of a table or a norm all, rounded up to a multiple of 4.</param>
/// <param name="Offset">Where its first row begins among all packed numbers.</param>
public sealed record PackedTile(int FirstUnit, int Width, int Offset)
{
    /// <summary>
    /// Cuts units into tiles of the vector's width, and the rest into tiles of 8 and 4: 20 units are 16 and 4, 13 are 16 with
    /// 3 lanes of padding, 5 are 8.
    /// </summary>
    public static IEnumerable<(int FirstUnit, int Width)> Cut(int units, int lanes)
    {
        for (int first = 0, rest = PackedLayout.PaddedUnits(units); rest > 0;)
        {
            int width = rest >= lanes ? lanes : rest >= 8 && lanes > 8 ? 8 : 4;
            yield return (first, width);
            first += width;
            rest -= width;
        }
    }
}
