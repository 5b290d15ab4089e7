using System.Text;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tests.Commands;

public sealed class UserIdTableTests
{
    [Fact]
    public void More_users_than_there_is_room_for_are_all_read_right()
    {
        var table = new UserIdTable();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 200_000; i++)
            {
                var user = $"user{i}";
                Assert.Equal(user, table.Find(Encoding.UTF8.GetBytes(user)));
            }
        }
    }

    [Fact]
    public void Ids_that_differ_in_any_byte_are_different_users()
    {
        var table = new UserIdTable();
        for (var length = 1; length <= 64; length++)
        {
            var id = new byte[length];
            id.AsSpan().Fill((byte)'a');
            for (var i = 0; i < length; i++)
            {
                id[i] = (byte)'b';
                Assert.Equal(Encoding.ASCII.GetString(id), table.Find(id));
                id[i] = (byte)'a';
            }
        }
    }
}
