set -e
root=$1
csc=$(ls -d "$root"/sdk/*/Roslyn/bincore/csc.dll | sort -V | tail -1)
refs=$(ls -d "$root"/packs/Microsoft.NETCore.App.Ref/*/ref/net* | sort -V | tail -1)
version=$(ls "$root"/shared/Microsoft.NETCore.App | sort -V | tail -1)
mkdir -p .program
printf 'global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Text; global using System.Text.Json; global using System.Threading; global using System.Threading.Tasks;\n' > .program/usings.cs
{ echo -nologo; echo -langversion:latest; echo -nullable:enable; echo -optimize; echo -out:.program/main.dll; for dll in "$refs"/*.dll; do echo "-r:$dll"; done; echo main.cs; echo .program/usings.cs; } > .program/arguments.rsp
"$root/dotnet" exec "$csc" -noconfig @.program/arguments.rsp
printf '{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"%s"}}}' "$version" > .program/main.runtimeconfig.json
exec "$root/dotnet" exec .program/main.dll
