using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Compiler.Planning;

/// <summary>Tiles whose accumulators one loop over the rows holds together, so that they share its broadcasts.</summary>
/// <param name="Tiles">The tiles of the first turn.</param>
/// <param name="Repeat">Turns: the text is written once and runs over this many groups of equal tiles.</param>
public sealed record TileGroup(EquatableArray<PackedTile> Tiles, int Repeat)
{
    /// <summary>Units from one turn to the next.</summary>
    public int Units => Tiles.Sum(t => t.Width);

    /// <summary>
    /// Groups tiles: full ones in equal groups of at most <paramref name="most"/> that a loop runs over once there are more
    /// than <paramref name="mostText"/>, the narrow ones of the remainder in the last group where they fit. A tile that ends
    /// beyond <paramref name="units"/> is no full one: its text differs. <paramref name="fits"/> tells which tiles may share a
    /// group without a loop, where their number does not say it.
    /// </summary>
    public static IEnumerable<TileGroup> Cut(EquatableArray<PackedTile> tiles, int most, int mostText, int units = int.MaxValue, Func<IReadOnlyList<PackedTile>, bool>? fits = null)
    {
        int widest = tiles[0].Width;
        List<PackedTile> full = tiles.Where(IsFull).ToList();
        List<PackedTile> rest = tiles.Where(t => !IsFull(t)).ToList();
        List<List<PackedTile>> groups = [];
        int size = Size(full.Count, most);
        if (mostText == 1 && size == full.Count) size = Size(full.Count, Math.Max(1, Math.Min(most, full.Count / 2)));
        bool loops = tiles.Count > mostText && full.Count / size > 1;
        int looped = loops ? full.Count / size * size : 0;
        if (loops) yield return new TileGroup(full.Take(size).ToEquatableArray(), looped / size);

        foreach (PackedTile tile in full.Skip(looped).Concat(rest))
        {
            if (groups.Count == 0 || !Fits([.. groups[groups.Count - 1], tile])) groups.Add([]);
            groups[groups.Count - 1].Add(tile);
        }

        foreach (List<PackedTile> group in groups) yield return new TileGroup(group.ToEquatableArray(), 1);

        bool Fits(IReadOnlyList<PackedTile> group) => fits?.Invoke(group) ?? group.Count <= most;

        bool IsFull(PackedTile tile) => tile.Width == widest && tile.FirstUnit + tile.Width <= units;
    }

    /// <summary>The largest group that divides the tiles evenly, or the most where none but single tiles would.</summary>
    private static int Size(int count, int most)
    {
        for (int size = Math.Min(most, count); size > 1; size--)
        {
            if (count % size == 0) return size;
        }

        return Math.Max(1, Math.Min(most, count));
    }
}
