using Cadre.Kernel;

namespace Cadre.Nodes.Contracts;

/// <summary>This process among the nodes: who it is now, and whether it is on its way out.</summary>
/// <param name="ids">Makes the identity.</param>
public sealed class ThisNode(IdSource ids)
{
    private readonly Lock gate = new();
    private readonly List<Action> leaving = [];
    private NodeId id = ids.New<NodeId>();
    private bool draining;

    /// <summary>The current incarnation. It changes when the others declared this process gone: what the old one owned is lost.</summary>
    public NodeId Id
    {
        get
        {
            lock (gate)
            {
                return id;
            }
        }
    }

    /// <summary>Whether this node takes up nothing more and gives away what it has.</summary>
    public bool IsDraining
    {
        get
        {
            lock (gate)
            {
                return draining;
            }
        }
    }

    /// <summary>Calls <paramref name="leave"/> once when draining begins (at once when it has). It returns quickly and does not throw.</summary>
    public void OnDrain(Action leave)
    {
        lock (gate)
        {
            if (!draining)
            {
                leaving.Add(leave);
                return;
            }
        }

        leave();
    }

    internal NodeId Renew()
    {
        var renewed = ids.New<NodeId>();
        lock (gate)
        {
            id = renewed;
        }

        return renewed;
    }

    internal void Drain()
    {
        Action[] told;
        lock (gate)
        {
            if (draining)
            {
                return;
            }

            draining = true;
            told = [.. leaving];
        }

        Array.ForEach(told, leave => leave());
    }
}
