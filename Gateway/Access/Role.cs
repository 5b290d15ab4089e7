namespace Trading.Gateway.Access;

/// <summary>What a caller is (gateway.md, "Who may do what"). Numbers are fixed: tokens name roles.</summary>
public enum Role : byte
{
    /// <summary>A person who trades on the account of that name, and on no other.</summary>
    User = 0,

    /// <summary>May dump everything, deposit into any account, and administer instruments.</summary>
    Supervisor = 1,

    /// <summary>A program (load generator, queue) that may act for any user and dump, and do nothing else of the supervisor's.</summary>
    Service = 2,
}
