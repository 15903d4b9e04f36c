namespace Cadre.Sandboxes.Workspaces;

/// <summary>Host users for sandboxes, one each, when the server is root: numbers that no account has and no other server on this machine uses at the time.</summary>
internal sealed class UserPool
{
    private readonly uint first;
    private readonly uint count;
    private readonly Lock gate = new();
    private readonly Dictionary<uint, UserClaim> taken = [];
    private uint next;

    public UserPool(uint first, uint count)
    {
        this.first = next = first;
        this.count = count;
    }

    /// <summary>Takes the user that owns the folder already, if it is of the pool and free; a free one otherwise.</summary>
    public uint Take(uint owner)
    {
        lock (gate)
        {
            if (owner >= first && owner - first < count && TryTake(owner))
            {
                return owner;
            }

            for (uint tries = 0; tries < count; tries++)
            {
                var user = next;
                next = next + 1 - first < count ? next + 1 : first;
                if (TryTake(user))
                {
                    return user;
                }
            }

            throw new InvalidOperationException($"All {count} sandbox users are taken, by this server or others on this machine: raise SandboxesOptions.UserCount.");
        }
    }

    /// <summary>Gives a user back.</summary>
    public void Return(uint user)
    {
        lock (gate)
        {
            if (taken.Remove(user, out var claim))
            {
                claim.Dispose();
            }
        }
    }

    private bool TryTake(uint user)
    {
        if (taken.ContainsKey(user) || UserClaim.Try(user) is not { } claim)
        {
            return false;
        }

        taken.Add(user, claim);
        return true;
    }
}
