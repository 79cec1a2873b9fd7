function Need { [CmdletBinding()] param([Parameter(Mandatory=$true, Position=0)] [string] $Name, [ValidateSet('a','b')][string]$K = 'a')
  begin { $n = 0 } process { $n++ } end { "$Name $K $n" } }
1,2 | Need x -K b
filter Odd { if ($_ % 2) { $_ } }
switch -Regex ('a1') { '^a(?<d>\d)' { $Matches.d; break } default { 'none' } }
try { throw 'x' } catch [A], [System.Exception] { $_.Exception.Message } finally { ++$i }
. { $y = [xml]'<a b="1"><c/></a>' }; & { $args } 1 2>&1 *> all.txt
