using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace GenRnn;

/// <summary>A piece of work in items that do not touch each other.</summary>
internal interface ICrewWork
{
    /// <summary>Does one item.</summary>
    /// <param name="member">Who does it, from 0; nobody else does anything under this number at the same time.</param>
    /// <param name="item">The item, from 0.</param>
    void Do(int member, int item);
}

/// <summary>
/// The calling thread and, from the first piece of work on that has several items, some threads beside it, which share out
/// the items of one piece of work after the other. Nothing is allocated for a piece. The threads end in <see cref="Dispose"/>.
/// </summary>
internal sealed class Crew(int members) : IDisposable
{
    private readonly Barrier _barrier = new(1);
    private readonly Lock _gate = new();
    private readonly List<Thread> _helpers = [];
    private volatile bool _isOver;
    private ICrewWork? _work;
    private int _items;
    private int _next;
    private int _failedItem;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Threads, the calling one among them.</summary>
    public int Members { get; } = members;

    /// <summary>Threads beside the calling one that have not ended.</summary>
    public int Helpers => _helpers.Count(thread => thread.IsAlive);

    /// <summary>
    /// Does all items and returns when they are done. If some fail, throws what the first of them threw: the first by number,
    /// which is the same on any number of threads.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Do(ICrewWork work, int items)
    {
        if (Members == 1 || items == 1)
        {
            for (int item = 0; item < items; item++) work.Do(0, item);
            return;
        }

        if (_helpers.Count == 0) Start();
        (_work, _items, _next, _failedItem, _failure) = (work, items, -1, int.MaxValue, null);
        _barrier.SignalAndWait();
        DoItems(0);
        _barrier.SignalAndWait();
        _failure?.Throw();
    }

    /// <summary>Ends the threads, and waits until they have ended.</summary>
    public void Dispose()
    {
        // Whoever leaves takes itself out of the barrier, so that nobody waits for it, wherever the others are.
        _isOver = true;
        if (_helpers.Count > 0) _barrier.RemoveParticipant();
        foreach (Thread helper in _helpers) helper.Join();
        _barrier.Dispose();
    }

    private void Start()
    {
        for (int i = 1; i < Members; i++)
        {
            int member = i;
            var helper = new Thread(() => Help(member)) { IsBackground = true, Name = Refusal.Text($"GenRnn training {member}") };
            _barrier.AddParticipant();
            try
            {
                helper.UnsafeStart();
            }
            catch
            {
                _barrier.RemoveParticipant();
                throw;
            }

            _helpers.Add(helper);
        }
    }

    private void Help(int member)
    {
        while (Meet())
        {
            DoItems(member);
            if (!Meet()) break;
        }

        _barrier.RemoveParticipant();
    }

    private bool Meet()
    {
        if (_isOver) return false;
        _barrier.SignalAndWait();
        return !_isOver;
    }

    /// <summary>Takes items in order of their numbers. Every item below one that failed has been taken, and is done.</summary>
    private void DoItems(int member)
    {
        int item = -1;
        try
        {
            while ((item = Interlocked.Increment(ref _next)) < _items) _work!.Do(member, item);
        }
        catch (Exception error)
        {
            lock (_gate)
            {
                if (item < _failedItem) (_failedItem, _failure) = (item, ExceptionDispatchInfo.Capture(error));
            }
        }
    }
}
