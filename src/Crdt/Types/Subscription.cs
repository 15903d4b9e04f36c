namespace Cadre.Crdt;

/// <summary>An observer that is removed on disposal.</summary>
internal sealed class Subscription(Action remove) : IDisposable
{
    private Action? _remove = remove;

    public static Subscription Add<T>(List<T> observers, T observer)
    {
        observers.Add(observer);
        return new Subscription(() => observers.Remove(observer));
    }

    public void Dispose()
    {
        _remove?.Invoke();
        _remove = null;
    }
}
