namespace GenRnn.Tests.Training;

public class CrewTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 100)]
    [InlineData(8, 5)]
    public void Every_item_is_done_once_by_one_member_at_a_time(int members, int items)
    {
        using var crew = new Crew(members);
        for (int round = 0; round < 200; round++)
        {
            int[] done = new int[items], busy = new int[members];
            crew.Do(new Work((member, item) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref busy[member]));
                Interlocked.Increment(ref done[item]);
                Interlocked.Decrement(ref busy[member]);
            }), items);
            Assert.All(done, count => Assert.Equal(1, count));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void What_the_first_failing_item_throws_is_thrown(int members)
    {
        using var crew = new Crew(members);
        for (int round = 0; round < 200; round++)
        {
            var error = Assert.Throws<ItemException>(() => crew.Do(new Work((_, item) => _ = item % 7 == 5 ? throw new ItemException(item) : item), 40));
            Assert.Equal(5, error.Item);
            Assert.Contains(nameof(What_the_first_failing_item_throws_is_thrown), error.StackTrace);
        }

        int done = 0;
        crew.Do(new Work((_, _) => Interlocked.Increment(ref done)), 40);
        Assert.Equal(40, done);
    }

    [Fact]
    public void Threads_start_with_the_first_work_for_several_and_end_with_the_crew()
    {
        var crew = new Crew(4);
        crew.Do(new Work((_, _) => { }), 1);
        Assert.Equal(0, crew.Helpers);
        crew.Do(new Work((_, _) => { }), 2);
        Assert.Equal(3, crew.Helpers);
        crew.Dispose();
        Assert.Equal(0, crew.Helpers);
    }

    [Fact]
    public void Threads_end_after_a_failure()
    {
        var crew = new Crew(3);
        Assert.Throws<ItemException>(() => crew.Do(new Work((_, item) => throw new ItemException(item)), 3));
        crew.Dispose();
        Assert.Equal(0, crew.Helpers);
    }

    private sealed class Work(Action<int, int> action) : ICrewWork
    {
        public void Do(int member, int item) => action(member, item);
    }

    private sealed class ItemException(int item) : Exception
    {
        public int Item { get; } = item;
    }
}
