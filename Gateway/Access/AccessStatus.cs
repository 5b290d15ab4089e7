namespace Trading.Gateway.Access;

/// <summary>How a registration, login or renewal ended.</summary>
public enum AccessStatus
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>The name is taken or reserved.</summary>
    UserExists = 1,

    /// <summary>There is no such user, or the password or token is not the right one; which of these is not told.</summary>
    BadCredentials = 2,

    /// <summary>Too many logins to this name just now.</summary>
    TooMany = 3,

    /// <summary>Too many logins are under way.</summary>
    Overloaded = 4,
}
