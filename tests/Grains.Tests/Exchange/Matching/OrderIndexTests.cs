using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

public class OrderIndexTests
{
    [Fact]
    public void Index_under_random_changes_finds_what_a_dictionary_finds()
    {
        var random = new Random(1);
        var (index, orders, model) = (new OrderIndex(1), new RestingOrder[4_001], new Dictionary<long, int>());
        var free = new Stack<int>(Enumerable.Range(1, 4_000));
        for (var i = 0; i < 200_000; i++)
        {
            // Few distinct numbers, in runs and with equal low halves, so that there are many collisions.
            var number = 1 + random.Next(3_000) + ((long)random.Next(3) << 32);
            if (model.Remove(number, out var slot))
            {
                index.Remove(number, orders);
                orders[slot].Number = 0;
                free.Push(slot);
            }
            else if (free.Count > 0)
            {
                slot = free.Pop();
                orders[slot].Number = number;
                index.Add(number, slot);
                model.Add(number, slot);
            }

            var asked = 1 + random.Next(3_000) + ((long)random.Next(3) << 32);
            Assert.Equal(model.GetValueOrDefault(asked), index.Find(asked, orders));
        }

        Assert.All(model, entry => Assert.Equal(entry.Value, index.Find(entry.Key, orders)));
    }

    [Fact]
    public void Removing_what_is_not_there_throws() =>
        Assert.Throws<InvalidOperationException>(() => new OrderIndex(1).Remove(1, new RestingOrder[1]));
}
