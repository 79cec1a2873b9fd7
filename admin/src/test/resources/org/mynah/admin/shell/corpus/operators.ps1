[int]$a = -5 + 2 * (3 - 1) % 4 -shl 1; $a += 1; $a--; "$($a)`t${a}" -f 1; 1..3 -join ','; ,@(1)
$h = [ordered]@{ 'k 1' = { param($x) $x }; b = @(1,2)[0..1]; c = @"
here $a
"@ }; $h.'k 1'.Invoke(3); 'a' -creplace '(.)', '$1$2' -split '', 2; !$true -xor -not $false -bor 3
