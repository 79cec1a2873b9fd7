# Administration of a Mynah server over HTTPS. For Windows PowerShell 5.1 and PowerShell 7; ASCII only.
Set-StrictMode -Version 2.0

# Where the functions go: Base (address without a slash at its end) and Token.
$script:Connection = $null

# Parameters that PowerShell itself acts on.
$script:OwnParameters = @('Verbose', 'Debug', 'ErrorAction', 'WarningAction', 'InformationAction', 'ProgressAction',
    'ErrorVariable', 'WarningVariable', 'InformationVariable', 'OutVariable', 'OutBuffer', 'PipelineVariable',
    'WhatIf', 'Confirm', 'UseTransaction')

function Connect-Mynah {
<#
.SYNOPSIS
Signs in to a Mynah server.
.DESCRIPTION
The functions of this module go to this server until Disconnect-Mynah. The address must be HTTPS, unless it is this machine's.
The certificate of the server must be trusted by this machine; there is no way round it.
.PARAMETER Server
The address, such as https://um.contoso.com:8443.
.PARAMETER Credential
User and password of an administrator.
.PARAMETER Code
The code of the authenticator app, where the account has one.
.PARAMETER Token
A token of New-ApiToken, instead of user and password.
.EXAMPLE
Connect-Mynah https://um.contoso.com:8443 -Credential (Get-Credential)
.EXAMPLE
Connect-Mynah https://um.contoso.com:8443 -Token (Read-Host -AsSecureString)
#>
    [CmdletBinding(DefaultParameterSetName = 'Credential')]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [uri]
        $Server,

        [Parameter(Mandatory = $true, ParameterSetName = 'Credential')]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter(ParameterSetName = 'Credential')]
        [string]
        $Code,

        [Parameter(Mandatory = $true, ParameterSetName = 'Token')]
        [System.Security.SecureString]
        $Token
    )
    if (-not $Server.IsAbsoluteUri) {
        throw "The address '$Server' is not whole; give one such as https://um.contoso.com:8443."
    }
    if ($Server.Scheme -ne 'https' -and -not $Server.IsLoopback) {
        throw "A password goes over HTTPS only; give https://$($Server.Host):8443."
    }
    if ($PSVersionTable.PSVersion.Major -lt 6) {
        # Windows PowerShell may still begin with older versions of TLS than the server speaks.
        [System.Net.ServicePointManager]::SecurityProtocol =
            [System.Net.ServicePointManager]::SecurityProtocol -bor [System.Net.SecurityProtocolType]::Tls12
    }
    $base = $Server.GetLeftPart([System.UriPartial]::Authority)
    if ($PSCmdlet.ParameterSetName -eq 'Token') {
        $secret = ConvertTo-MynahValue -Value $Token
        $answer = Invoke-MynahRequest -Method 'GET' -Uri ($base + '/api/v1/cmdlets') -Token $secret
        if ($answer.Status -ne 200) {
            throw "The server does not accept the token (status $($answer.Status))."
        }
        $script:Connection = @{ Base = $base; Token = $secret; IsSession = $false }
        return
    }
    $given = @{ user = $Credential.UserName; password = (ConvertTo-MynahValue -Value $Credential.Password) }
    if ($Code) {
        $given['code'] = $Code
    }
    $answer = Invoke-MynahRequest -Method 'POST' -Uri ($base + '/api/v1/sign-in') -Body $given
    if ($answer.Status -ne 200) {
        $why = "status $($answer.Status)"
        if ($null -ne $answer.Json -and $null -ne $answer.Json.PSObject.Properties['detail']) {
            $why = $answer.Json.detail
        }
        throw "The server does not accept the sign-in: $why"
    }
    $script:Connection = @{ Base = $base; Token = $answer.Json.token; IsSession = $true }
}

function Disconnect-Mynah {
<#
.SYNOPSIS
Signs out.
.DESCRIPTION
Ends the session that Connect-Mynah began. A token of New-ApiToken stays good.
.EXAMPLE
Disconnect-Mynah
#>
    [CmdletBinding()]
    param()
    if ($null -ne $script:Connection -and $script:Connection.IsSession) {
        $uri = $script:Connection.Base + '/api/v1/sign-out'
        $null = Invoke-MynahRequest -Method 'POST' -Uri $uri -Token $script:Connection.Token -Body @{}
    }
    $script:Connection = $null
}

# One request. Answers status and JSON whatever the status is; throws when the server does not answer.
function Invoke-MynahRequest {
    param(
        [string] $Method,
        [string] $Uri,
        [string] $Token,
        [System.Collections.IDictionary] $Body
    )
    $request = [System.Net.WebRequest]::Create([uri] $Uri)
    $request.Method = $Method
    $request.Accept = 'application/json'
    $request.AllowAutoRedirect = $false
    $request.Timeout = 300000
    if ($Token) {
        $request.Headers.Add('Authorization', 'Bearer ' + $Token)
    }
    if ($null -ne $Body) {
        $bytes = [System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject $Body -Depth 32 -Compress))
        $request.ContentType = 'application/json; charset=utf-8'
        $request.ContentLength = $bytes.Length
        $stream = $request.GetRequestStream()
        try {
            $stream.Write($bytes, 0, $bytes.Length)
        } finally {
            $stream.Dispose()
        }
    }
    $response = $null
    try {
        $response = $request.GetResponse()
    } catch {
        $cause = $_.Exception
        while ($null -ne $cause -and -not ($cause -is [System.Net.WebException])) {
            $cause = $cause.InnerException
        }
        if ($null -eq $cause -or $null -eq $cause.Response) {
            throw
        }
        $response = $cause.Response
    }
    try {
        $reader = New-Object System.IO.StreamReader($response.GetResponseStream(), [System.Text.Encoding]::UTF8)
        $text = $reader.ReadToEnd()
        $reader.Dispose()
        $json = $null
        if ($text -and $response.ContentType -like 'application/*json*') {
            $json = ConvertFrom-Json -InputObject $text
        }
        New-Object PSObject -Property @{ Status = [int] $response.StatusCode; Json = $json }
    } finally {
        $response.Dispose()
    }
}

# The identity of an object of another function; a text or number is one itself.
function Get-MynahIdentity {
    param($Value)
    foreach ($name in @('Identity', 'Guid', 'DistinguishedName', 'PrimarySmtpAddress', 'Name')) {
        $property = $Value.PSObject.Properties[$name]
        if ($null -ne $property -and $null -ne $property.Value) {
            return [string] $property.Value
        }
    }
    return [string] $Value
}

# A value as the server takes it. With -Row an object goes as its properties, else as its identity.
function ConvertTo-MynahValue {
    param($Value, [switch] $Row)
    if ($null -eq $Value) {
        return $null
    }
    if ($Value -is [System.Security.SecureString]) {
        return (New-Object System.Net.NetworkCredential('', $Value)).Password
    }
    if ($Value -is [System.Management.Automation.SwitchParameter]) {
        return $Value.IsPresent
    }
    if ($Value -is [string]) {
        if ($Value.Length -eq 0) {
            return $null
        }
        return $Value.ToString()
    }
    if ($Value -is [bool] -or $Value -is [int] -or $Value -is [long]) {
        return $Value
    }
    if ($Value -is [datetime]) {
        return $Value.ToUniversalTime().ToString('o')
    }
    if ($Value -is [byte[]]) {
        return [System.Convert]::ToBase64String($Value)
    }
    if ($Value -is [System.Collections.IDictionary]) {
        $table = @{}
        foreach ($key in $Value.Keys) {
            $table[[string] $key] = ConvertTo-MynahValue -Value $Value[$key] -Row:$Row
        }
        return $table
    }
    if ($Value -is [System.Collections.IEnumerable]) {
        $list = New-Object System.Collections.ArrayList
        foreach ($each in $Value) {
            $null = $list.Add((ConvertTo-MynahValue -Value $each -Row:$Row))
        }
        return , $list.ToArray()
    }
    if ($Value -is [System.Management.Automation.PSCustomObject]) {
        if (-not $Row) {
            return Get-MynahIdentity -Value $Value
        }
        $table = @{}
        foreach ($property in $Value.PSObject.Properties) {
            $table[$property.Name] = ConvertTo-MynahValue -Value $property.Value
        }
        return $table
    }
    return [string] $Value
}

# Runs the cmdlet that the calling function is named after: objects, warnings and errors go where that function's go.
function Invoke-MynahCmdlet {
    param(
        $Cmdlet,
        $Bound,
        [switch] $Changes,
        [switch] $Rehearse
    )
    $name = $Cmdlet.MyInvocation.MyCommand.Name
    if ($null -eq $script:Connection) {
        $exception = New-Object System.InvalidOperationException('Connect-Mynah comes first.')
        $Cmdlet.ThrowTerminatingError((New-Object System.Management.Automation.ErrorRecord(
            $exception, 'NotConnected', [System.Management.Automation.ErrorCategory]::ConnectionError, $null)))
    }
    $given = @{}
    $target = $name
    foreach ($key in @($Bound.Keys)) {
        if ($script:OwnParameters -contains $key) {
            continue
        }
        $given[$key] = ConvertTo-MynahValue -Value $Bound[$key] -Row:($script:RowParameters -contains $key)
        if ($key -eq 'Identity' -or ($key -eq 'Name' -and -not $Bound.ContainsKey('Identity'))) {
            $target = [string] $given[$key]
        }
    }
    if ($Rehearse) {
        $given['WhatIf'] = $true
    } elseif ($Changes -and -not $Cmdlet.ShouldProcess($target, $name)) {
        return
    }
    $uri = $script:Connection.Base + '/api/v1/cmdlets/' + $name
    $answer = Invoke-MynahRequest -Method 'POST' -Uri $uri -Token $script:Connection.Token -Body $given
    $json = $answer.Json
    if ($null -eq $json -or $null -eq $json.PSObject.Properties['errors']) {
        $words = "The server answered with status $($answer.Status)."
        if ($answer.Status -eq 401) {
            $words = 'The session has ended; Connect-Mynah begins another one.'
        } elseif ($null -ne $json -and $null -ne $json.PSObject.Properties['detail']) {
            $words = $json.detail
        }
        $exception = New-Object System.InvalidOperationException($words)
        $Cmdlet.WriteError((New-Object System.Management.Automation.ErrorRecord(
            $exception, "Status$($answer.Status)", [System.Management.Automation.ErrorCategory]::ConnectionError, $target)))
        return
    }
    foreach ($warning in @($json.warnings)) {
        $Cmdlet.WriteWarning($warning)
    }
    foreach ($problem in @($json.errors)) {
        $exception = New-Object System.InvalidOperationException($problem.message)
        $record = New-Object System.Management.Automation.ErrorRecord(
            $exception, $problem.id, [System.Management.Automation.ErrorCategory]::NotSpecified, $target)
        $record.CategoryInfo.Reason = $problem.class
        $Cmdlet.WriteError($record)
    }
    if ($Rehearse -and $null -ne $json.PSObject.Properties['whatIf']) {
        $null = $Cmdlet.ShouldProcess([string] $json.whatIf, [string] $json.whatIf, $name)
    }
    foreach ($object in @($json.objects)) {
        foreach ($date in @($json.dates)) {
            $property = $object.PSObject.Properties[$date]
            if ($null -ne $property -and $property.Value -is [string]) {
                $property.Value = [datetime]::Parse($property.Value, [System.Globalization.CultureInfo]::InvariantCulture,
                    [System.Globalization.DateTimeStyles]::RoundtripKind)
            }
        }
        $object.PSObject.TypeNames.Insert(0, 'Mynah.' + $json.objectType)
        $Cmdlet.WriteObject($object)
    }
}
