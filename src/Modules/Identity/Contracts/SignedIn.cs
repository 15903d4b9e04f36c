using Cadre.Kernel;

namespace Cadre.Identity.Contracts;

/// <summary>A person, as shown to the person and to fellow members.</summary>
/// <param name="Id">The account.</param>
/// <param name="Email">Lower case.</param>
/// <param name="Name">What to call them.</param>
public sealed record UserView(UserId Id, string Email, string Name);

/// <summary>A workspace the caller belongs to.</summary>
/// <param name="Id">The workspace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">The caller's role.</param>
public sealed record WorkspaceView(WorkspaceId Id, string Name, Role Role);

/// <summary>Who is calling and where they may work.</summary>
/// <param name="User">The person; null for a key without one.</param>
/// <param name="Workspaces">Oldest membership first: the first is the default.</param>
/// <param name="Csrf">Send this as <c>Cadre-Csrf</c> on every mutation.</param>
public sealed record MeView(UserView? User, IReadOnlyList<WorkspaceView> Workspaces, string Csrf);
