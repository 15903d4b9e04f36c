using Cadre.Kernel;

namespace Cadre.Identity.Features.Members;

/// <summary>Who may change whom: nobody reaches above their own role, and a workspace keeps an owner.</summary>
internal static class MemberRules
{
    /// <param name="tenant">Who acts.</param>
    /// <param name="from">The member's role now.</param>
    /// <param name="to">The role to be; null to remove the member.</param>
    /// <param name="owners">How many owners there are.</param>
    public static Error? Check(Tenant tenant, Role from, Role? to, long owners)
    {
        if (from > tenant.Role || to > tenant.Role)
        {
            return RoleTooHigh;
        }

        return from == Role.Owner && to != Role.Owner && owners <= 1
            ? Error.Conflict("last_owner", "A workspace keeps at least one owner.", "Make somebody else an owner first.")
            : null;
    }

    public static Error RoleTooHigh { get; } = new(ErrorKind.Forbidden, "role_too_high", "Nobody gives or takes a role above their own.", "Ask somebody with that role.");
}
