Set-X “curly” –Name ‘a’ - Foo - -Bar sip:a;transport=tcp a`
 b; 'x' # end <# not #>
<# block #> ) ] } | @ $( ${ $: :: .. ... -- ++ >> 2>&1 3>
