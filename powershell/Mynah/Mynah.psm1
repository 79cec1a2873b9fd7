# Made from the definitions by ./mynah docs.
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

$script:RowParameters = @('AfterHoursKeyMapping', 'BusinessHoursKeyMapping', 'BusinessHoursSchedule', 'ConfiguredInCountryOrRegionGroups', 'ConfiguredInternationalGroups', 'HolidaySchedule')
Update-TypeData -TypeName 'Mynah.AddressList' -DefaultDisplayPropertySet @('Name', 'ConditionalDepartment', 'ConditionalCompany', 'RecipientContainer') -Force
Update-TypeData -TypeName 'Mynah.AdminAuditLogEvent' -DefaultDisplayPropertySet @('RunDate', 'Caller', 'CmdletName', 'ObjectModified', 'Succeeded') -Force
Update-TypeData -TypeName 'Mynah.ApiToken' -DefaultDisplayPropertySet @('Name', 'Owner', 'Scopes', 'Expires') -Force
Update-TypeData -TypeName 'Mynah.ExchangeCertificateFile' -DefaultDisplayPropertySet @('Thumbprint') -Force
Update-TypeData -TypeName 'Mynah.ExchangeCertificate' -DefaultDisplayPropertySet @('Thumbprint', 'Services', 'Subject', 'NotAfter') -Force
Update-TypeData -TypeName 'Mynah.ExchangeServer' -DefaultDisplayPropertySet @('Name', 'ServerRole', 'LastSeen') -Force
Update-TypeData -TypeName 'Mynah.Mailbox' -DefaultDisplayPropertySet @('Name', 'Alias', 'ServerName', 'ProhibitSendQuota') -Force
Update-TypeData -TypeName 'Mynah.MailboxAutoReplyConfiguration' -DefaultDisplayPropertySet @('Identity', 'AutoReplyState') -Force
Update-TypeData -TypeName 'Mynah.MailboxCalendarConfiguration' -DefaultDisplayPropertySet @('Identity', 'WorkDays') -Force
Update-TypeData -TypeName 'Mynah.MailboxRegionalConfiguration' -DefaultDisplayPropertySet @('Identity', 'Language') -Force
Update-TypeData -TypeName 'Mynah.MailboxStatistics' -DefaultDisplayPropertySet @('DisplayName', 'ItemCount', 'DisconnectReason', 'DisconnectDate') -Force
Update-TypeData -TypeName 'Mynah.ManagementRole' -DefaultDisplayPropertySet @('Name', 'Description') -Force
Update-TypeData -TypeName 'Mynah.ManagementRoleEntry' -DefaultDisplayPropertySet @('Name', 'Role', 'Parameters') -Force
Update-TypeData -TypeName 'Mynah.OrganizationalUnit' -DefaultDisplayPropertySet @('Name', 'CanonicalName') -Force
Update-TypeData -TypeName 'Mynah.OrganizationConfig' -DefaultDisplayPropertySet @('Name', 'RootDomain', 'CallDataRetentionDays', 'CallDataArchiveDays') -Force
Update-TypeData -TypeName 'Mynah.Recipient' -DefaultDisplayPropertySet @('Name', 'RecipientType') -Force
Update-TypeData -TypeName 'Mynah.RecoverableItem' -DefaultDisplayPropertySet @('EntryID', 'ItemClass', 'CallerId', 'LastParentPath', 'DeletedTime') -Force
Update-TypeData -TypeName 'Mynah.RecoverableItems' -DefaultDisplayPropertySet @('Identity', 'RemovedItemCount') -Force
Update-TypeData -TypeName 'Mynah.RetentionPolicyTag' -DefaultDisplayPropertySet @('Name', 'Type', 'MessageClass', 'AgeLimitForRetention') -Force
Update-TypeData -TypeName 'Mynah.RoleGroup' -DefaultDisplayPropertySet @('Name', 'Roles', 'Members', 'Description') -Force
Update-TypeData -TypeName 'Mynah.RoleGroupMember' -DefaultDisplayPropertySet @('Name', 'RecipientType') -Force
Update-TypeData -TypeName 'Mynah.ServerComponentState' -DefaultDisplayPropertySet @('Server', 'Component', 'State') -Force
Update-TypeData -TypeName 'Mynah.ServerHealth' -DefaultDisplayPropertySet @('Server', 'State', 'Name', 'HealthSetName', 'AlertValue') -Force
Update-TypeData -TypeName 'Mynah.TextMessagingAccount' -DefaultDisplayPropertySet @('Identity', 'NotificationPhoneNumber', 'NotificationPhoneNumberVerified') -Force
Update-TypeData -TypeName 'Mynah.TwoStepVerification' -DefaultDisplayPropertySet @('Identity', 'Key', 'Uri') -Force
Update-TypeData -TypeName 'Mynah.UMActiveCalls' -DefaultDisplayPropertySet @('DialPlan', 'CallType', 'CallState', 'CallingNumber', 'CalledNumber', 'Duration', 'Gateway') -Force
Update-TypeData -TypeName 'Mynah.UMAutoAttendant' -DefaultDisplayPropertySet @('Name', 'UMDialPlan', 'SpeechEnabled', 'Status', 'PilotIdentifierList') -Force
Update-TypeData -TypeName 'Mynah.UMCallAnsweringRule' -DefaultDisplayPropertySet @('Priority', 'Name', 'Enabled') -Force
Update-TypeData -TypeName 'Mynah.ExportedFile' -DefaultDisplayPropertySet @('FileName', 'Lines') -Force
Update-TypeData -TypeName 'Mynah.UMCallDataRecord' -DefaultDisplayPropertySet @('Date', 'Duration', 'CallType', 'CallingNumber', 'CalledNumber') -Force
Update-TypeData -TypeName 'Mynah.UMCallRouterSettings' -DefaultDisplayPropertySet @('Name', 'DialPlans', 'UMStartupMode') -Force
Update-TypeData -TypeName 'Mynah.UMCallSummaryReport' -DefaultDisplayPropertySet @('Date', 'VoiceMessage', 'MissedCalls', 'OutlookVoiceAccess', 'Outbound', 'AutoAttendant', 'Fax', 'Other', 'FailedOrRejected', 'AudioQuality', 'TotalCalls') -Force
Update-TypeData -TypeName 'Mynah.UMConnectivityResult' -DefaultDisplayPropertySet @('Test', 'Target', 'Success', 'LatencyMs', 'FailureReason') -Force
Update-TypeData -TypeName 'Mynah.UMDialingRuleTest' -DefaultDisplayPropertySet @('Number', 'Permitted', 'DialString', 'Rule', 'Reason') -Force
Update-TypeData -TypeName 'Mynah.UMDialPlan' -DefaultDisplayPropertySet @('Name', 'UMServers', 'VoIPSecurity', 'NumberOfDigitsInExtension', 'URIType') -Force
Update-TypeData -TypeName 'Mynah.UMFeatureTest' -DefaultDisplayPropertySet @('Feature', 'Allowed', 'RefusedBy') -Force
Update-TypeData -TypeName 'Mynah.UMHuntGroup' -DefaultDisplayPropertySet @('Name', 'UMDialPlan', 'UMIPGateway', 'PilotIdentifier') -Force
Update-TypeData -TypeName 'Mynah.UMIPGateway' -DefaultDisplayPropertySet @('Name', 'Address', 'Port', 'Status', 'OutcallsAllowed') -Force
Update-TypeData -TypeName 'Mynah.UMMailbox' -DefaultDisplayPropertySet @('Name', 'UMEnabled', 'Extensions', 'UMMailboxPolicy', 'PrimarySmtpAddress') -Force
Update-TypeData -TypeName 'Mynah.UMMailboxPin' -DefaultDisplayPropertySet @('UserID', 'PinExpired', 'FirstTimeUser', 'LockedOut') -Force
Update-TypeData -TypeName 'Mynah.UMMailboxPolicy' -DefaultDisplayPropertySet @('Name', 'UMDialPlan', 'MinPINLength') -Force
Update-TypeData -TypeName 'Mynah.UMPrompt' -DefaultDisplayPropertySet @('PromptFileName', 'Format', 'Duration') -Force
Update-TypeData -TypeName 'Mynah.UMServer' -DefaultDisplayPropertySet @('Name', 'Status', 'MaxCallsAllowed', 'DialPlans', 'UMStartupMode') -Force
Update-TypeData -TypeName 'Mynah.UMService' -DefaultDisplayPropertySet @('Name', 'Status', 'MaxCallsAllowed', 'DialPlans', 'UMStartupMode') -Force
Update-TypeData -TypeName 'Mynah.UMVersionState' -DefaultDisplayPropertySet @('Name', 'DirectoryVersion', 'CommittedVersion', 'LastSeen') -Force
Update-TypeData -TypeName 'Mynah.User' -DefaultDisplayPropertySet @('Name', 'RecipientTypeDetails') -Force

function Get-AddressList {
<#
.SYNOPSIS
Prints the lists of users that callers may search.
.DESCRIPTION
Runs Get-AddressList on the server of Connect-Mynah.
.PARAMETER Identity
The address list. Allowed: name or GUID of a address list.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-AddressList
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-AddressList {
<#
.SYNOPSIS
Creates a list of users that callers may search: all whom its conditions fit.
.DESCRIPTION
Runs New-AddressList on the server of Connect-Mynah.
.PARAMETER Name
The name. Allowed: any text, at most 1024 characters.
.PARAMETER ConditionalDepartment
Users of one of these departments; empty: of any. Allowed: a list of any text, at most 64 characters.
.PARAMETER ConditionalCompany
Users of one of these companies; empty: of any. Allowed: a list of any text, at most 64 characters.
.PARAMETER RecipientContainer
Users of this organizational unit; blank: of any. Allowed: any text, at most 256 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-AddressList -Name Sales -ConditionalDepartment Sales,'Customer Service'
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Name,

        [Parameter()]
        [object]
        $ConditionalDepartment,

        [Parameter()]
        [object]
        $ConditionalCompany,

        [Parameter()]
        [string]
        $RecipientContainer,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-AddressList {
<#
.SYNOPSIS
Removes a list of users.
.DESCRIPTION
Runs Remove-AddressList on the server of Connect-Mynah.
.PARAMETER Identity
The address list. Allowed: name or GUID of a address list.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-AddressList Sales
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Set-AddressList {
<#
.SYNOPSIS
Changes which users are on a list.
.DESCRIPTION
Runs Set-AddressList on the server of Connect-Mynah.
.PARAMETER Identity
The address list. Allowed: name or GUID of a address list.
.PARAMETER Name
The new name. Allowed: any text, at most 1024 characters.
.PARAMETER ConditionalDepartment
Users of one of these departments; empty: of any. Allowed: a list of any text, at most 64 characters.
.PARAMETER ConditionalCompany
Users of one of these companies; empty: of any. Allowed: a list of any text, at most 64 characters.
.PARAMETER RecipientContainer
Users of this organizational unit; blank: of any. Allowed: any text, at most 256 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-AddressList Sales -RecipientContainer Sales
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [object]
        $ConditionalDepartment,

        [Parameter()]
        [object]
        $ConditionalCompany,

        [Parameter()]
        [string]
        $RecipientContainer,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Search-AdminAuditLog {
<#
.SYNOPSIS
Prints who changed what, when and whence.
.DESCRIPTION
Runs Search-AdminAuditLog on the server of Connect-Mynah.
.PARAMETER Cmdlets
Names of commands. Allowed: a list of any text, at most 256 characters.
.PARAMETER Parameters
Names of parameters that the commands had; needs -Cmdlets. Allowed: a list of any text, at most 256 characters.
.PARAMETER ObjectIds
Names or GUIDs of objects that were changed. Allowed: a list of any text, at most 256 characters.
.PARAMETER UserIds
Those who gave the commands. Allowed: a list of any text, at most 256 characters.
.PARAMETER StartDate
Not earlier than this. Allowed: a date such as 2026-02-01, 2026-02-01T08:00 or 2/1/2026 8:00 AM.
.PARAMETER EndDate
Earlier than this. Allowed: a date such as 2026-02-01, 2026-02-01T08:00 or 2/1/2026 8:00 AM.
.PARAMETER IsSuccess
Only commands that were done, or only those refused. Allowed: $true or $false.
.PARAMETER StartIndex
So many of the newest are left out; default 0. Allowed: a whole number from 0 to 1000000.
.PARAMETER ResultSize
At most so many objects; default 1000. Allowed: a whole number from 1 to 1000000, or Unlimited.
.PARAMETER ExternalAccess
Accepted, no effect.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Search-AdminAuditLog -Cmdlets Disable-UMMailbox -StartDate 01/24/2026 -EndDate 02/12/2026
.EXAMPLE
Search-AdminAuditLog -UserIds tony@contoso.com -IsSuccess $false
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter()]
        [object]
        $Cmdlets,

        [Parameter()]
        [object]
        $Parameters,

        [Parameter()]
        [object]
        $ObjectIds,

        [Parameter()]
        [object]
        $UserIds,

        [Parameter()]
        [string]
        $StartDate,

        [Parameter()]
        [string]
        $EndDate,

        [Parameter()]
        [System.Nullable[bool]]
        $IsSuccess,

        [Parameter()]
        [System.Nullable[int]]
        $StartIndex,

        [Parameter()]
        [string]
        $ResultSize,

        [Parameter()]
        [System.Nullable[bool]]
        $ExternalAccess,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-ApiToken {
<#
.SYNOPSIS
Prints the API tokens of a user.
.DESCRIPTION
Runs Get-ApiToken on the server of Connect-Mynah.
.PARAMETER User
The user it acts for; default: the caller. Allowed: name or GUID of a user.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-ApiToken -User tonysmith@contoso.com
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter()]
        [object]
        $User,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-ApiToken {
<#
.SYNOPSIS
Makes a token by which a program calls the API for a user.
.DESCRIPTION
Runs New-ApiToken on the server of Connect-Mynah.
.PARAMETER Name
Its name. Allowed: any text, at most 1024 characters.
.PARAMETER Scopes
Management roles it may use; only those that the user holds count. Allowed: a list of any text, at most 64 characters.
.PARAMETER ExpiresInDays
Its life; default 90 days. Allowed: a whole number from 1 to 365 days.
.PARAMETER User
The user it acts for; default: the caller. Allowed: name or GUID of a user.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-ApiToken -Name Backup -Scopes "View-Only Configuration"
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [object]
        $Scopes,

        [Parameter()]
        [System.Nullable[int]]
        $ExpiresInDays,

        [Parameter()]
        [object]
        $User,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-ApiToken {
<#
.SYNOPSIS
Removes an API token of a user.
.DESCRIPTION
Runs Remove-ApiToken on the server of Connect-Mynah.
.PARAMETER Name
Its name. Allowed: any text, at most 1024 characters.
.PARAMETER User
The user it acts for; default: the caller. Allowed: name or GUID of a user.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-ApiToken -Name Backup -User tonysmith@contoso.com
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [string]
        $Name,

        [Parameter()]
        [object]
        $User,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Enable-ExchangeCertificate {
<#
.SYNOPSIS
Lets the TLS ports of this node present a certificate, from the next connection on.
.DESCRIPTION
Runs Enable-ExchangeCertificate on the server of Connect-Mynah.
.PARAMETER Thumbprint
The SHA-1 thumbprint of the certificate. Allowed: hexadecimal digits, at most 100 characters.
.PARAMETER Services
What uses it; a node has one certificate for all. Allowed: a list of UM, UMCallRouter, IIS, SMTP, IMAP, POP, at most 20 characters.
.PARAMETER Server
The node; certificates are kept on the node that runs this. Allowed: any text, at most 255 characters.
.PARAMETER Force
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Enable-ExchangeCertificate -Thumbprint 5113ae0233a72fccb75b1d0198628675333d010e -Services 'UM, UMCallRouter'
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [string]
        $Thumbprint,

        [Parameter(Mandatory = $true)]
        [object]
        $Services,

        [Parameter()]
        [string]
        $Server,

        [Parameter()]
        [switch]
        $Force,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Export-ExchangeCertificate {
<#
.SYNOPSIS
Gives a certificate with its key as PKCS #12, or a request as text.
.DESCRIPTION
Runs Export-ExchangeCertificate on the server of Connect-Mynah.
.PARAMETER Thumbprint
The SHA-1 thumbprint of the certificate. Allowed: hexadecimal digits, at most 100 characters.
.PARAMETER Password
The password that the file gets; required where there is a certificate.
.PARAMETER Server
The node; certificates are kept on the node that runs this. Allowed: any text, at most 255 characters.
.PARAMETER BinaryEncoded
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
$file = Export-ExchangeCertificate -Thumbprint 5113ae0233a72fccb75b1d0198628675333d010e -Password (Read-Host 'Password' -AsSecureString)
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [string]
        $Thumbprint,

        [Parameter()]
        [System.Security.SecureString]
        $Password,

        [Parameter()]
        [string]
        $Server,

        [Parameter()]
        [switch]
        $BinaryEncoded,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-ExchangeCertificate {
<#
.SYNOPSIS
Prints the certificates of this node, and requests that wait for their answer.
.DESCRIPTION
Runs Get-ExchangeCertificate on the server of Connect-Mynah.
.PARAMETER Thumbprint
The SHA-1 thumbprint of the certificate. Allowed: hexadecimal digits, at most 100 characters.
.PARAMETER DomainName
Only those that prove this host. Allowed: any text, at most 255 characters.
.PARAMETER Server
The node; certificates are kept on the node that runs this. Allowed: any text, at most 255 characters.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-ExchangeCertificate
.EXAMPLE
Get-ExchangeCertificate -Thumbprint 5113ae0233a72fccb75b1d0198628675333d010e | Format-List
#>
    [CmdletBinding(DefaultParameterSetName = 'Thumbprint', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Thumbprint', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [string]
        $Thumbprint,

        [Parameter(ParameterSetName = 'DomainName')]
        [string]
        $DomainName,

        [Parameter()]
        [string]
        $Server,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Import-ExchangeCertificate {
<#
.SYNOPSIS
Takes a certificate with its key, or the answer to a request; Enable-ExchangeCertificate puts it in force.
.DESCRIPTION
Runs Import-ExchangeCertificate on the server of Connect-Mynah.
.PARAMETER FileData
The bytes of the file: PKCS #12, PEM, DER or PKCS #7.
.PARAMETER Password
The password of the file.
.PARAMETER FriendlyName
A name for people. Allowed: any text, at most 255 characters.
.PARAMETER PrivateKeyExportable
Whether the key may be exported later; default: it may not. Allowed: $true or $false.
.PARAMETER Server
The node; certificates are kept on the node that runs this. Allowed: any text, at most 255 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Import-ExchangeCertificate -FileData ([System.IO.File]::ReadAllBytes('um.pfx')) -Password (Read-Host 'Password' -AsSecureString)
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true)]
        [byte[]]
        $FileData,

        [Parameter()]
        [System.Security.SecureString]
        $Password,

        [Parameter()]
        [string]
        $FriendlyName,

        [Parameter()]
        [System.Nullable[bool]]
        $PrivateKeyExportable,

        [Parameter()]
        [string]
        $Server,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function New-ExchangeCertificate {
<#
.SYNOPSIS
Makes a certificate that signs itself, or a request for a certification authority.
.DESCRIPTION
Runs New-ExchangeCertificate on the server of Connect-Mynah.
.PARAMETER GenerateRequest
Makes a request, whose text is printed; Import-ExchangeCertificate takes the answer. Allowed: $true or $false.
.PARAMETER SubjectName
Whose certificate it is, such as CN=um.contoso.com; default: the node. Allowed: any text, at most 500 characters.
.PARAMETER DomainName
Host names that it proves; default: the node. Allowed: a list of a host name, at most 255 characters.
.PARAMETER KeySize
Bits of the RSA key; default 2048. Allowed: a whole number from 2048 to 4096 bits.
.PARAMETER FriendlyName
A name for people. Allowed: any text, at most 255 characters.
.PARAMETER PrivateKeyExportable
Whether the key may be exported later; default: it may not. Allowed: $true or $false.
.PARAMETER Server
The node; certificates are kept on the node that runs this. Allowed: any text, at most 255 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-ExchangeCertificate -DomainName um.contoso.com
.EXAMPLE
New-ExchangeCertificate -GenerateRequest -SubjectName CN=um.contoso.com -DomainName um.contoso.com -KeySize 4096 | Select-Object -ExpandProperty Request | Set-Content um.req
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter()]
        [switch]
        $GenerateRequest,

        [Parameter()]
        [string]
        $SubjectName,

        [Parameter()]
        [object]
        $DomainName,

        [Parameter()]
        [System.Nullable[int]]
        $KeySize,

        [Parameter()]
        [string]
        $FriendlyName,

        [Parameter()]
        [System.Nullable[bool]]
        $PrivateKeyExportable,

        [Parameter()]
        [string]
        $Server,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-ExchangeCertificate {
<#
.SYNOPSIS
Deletes a certificate or a request with its key.
.DESCRIPTION
Runs Remove-ExchangeCertificate on the server of Connect-Mynah.
.PARAMETER Thumbprint
The SHA-1 thumbprint of the certificate. Allowed: hexadecimal digits, at most 100 characters.
.PARAMETER Server
The node; certificates are kept on the node that runs this. Allowed: any text, at most 255 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-ExchangeCertificate -Thumbprint 5113ae0233a72fccb75b1d0198628675333d010e
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [string]
        $Thumbprint,

        [Parameter()]
        [string]
        $Server,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-ExchangeServer {
<#
.SYNOPSIS
Prints the nodes of this installation.
.DESCRIPTION
Runs Get-ExchangeServer on the server of Connect-Mynah.
.PARAMETER Identity
The name of a node. Allowed: any text, at most 255 characters.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-ExchangeServer
.EXAMPLE
Get-ExchangeServer -Identity MBX01 | Format-List
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [string]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Connect-Mailbox {
<#
.SYNOPSIS
Gives a disconnected mailbox to a user without one.
.DESCRIPTION
Runs Connect-Mailbox on the server of Connect-Mynah.
.PARAMETER Identity
The disconnected mailbox. Allowed: name or GUID of a disconnected mailbox.
.PARAMETER Database
Where the mailbox lies; any name. Allowed: any text, at most 256 characters.
.PARAMETER User
Whose it shall be; default: whose it was, or the user with its display name. Allowed: any text, at most 1024 characters.
.PARAMETER Alias
Mail nickname. Allowed: letters, digits, inner dots and the marks ! # $ % & ' * + - / = ? ^ _ { } ~ ` |, at most 64 characters.
.PARAMETER ValidateOnly
Checks everything, changes nothing. Allowed: $true or $false.
.PARAMETER Shared
A mailbox of several people. Allowed: $true or $false.
.PARAMETER Room
A mailbox of a room. Allowed: $true or $false.
.PARAMETER Equipment
A mailbox of a piece of equipment. Allowed: $true or $false.
.PARAMETER AllowLegacyDNMismatch
Accepted, no effect.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Connect-Mailbox -Database "Mailbox Database" -Identity "John Evans"
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', DefaultParameterSetName = 'Shared', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(Mandatory = $true, Position = 1)]
        [string]
        $Database,

        [Parameter()]
        [string]
        $User,

        [Parameter()]
        [string]
        $Alias,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter(ParameterSetName = 'Shared')]
        [switch]
        $Shared,

        [Parameter(ParameterSetName = 'Room')]
        [switch]
        $Room,

        [Parameter(ParameterSetName = 'Equipment')]
        [switch]
        $Equipment,

        [Parameter()]
        [switch]
        $AllowLegacyDNMismatch,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Disable-Mailbox {
<#
.SYNOPSIS
Takes the mailbox from a user; its mail is kept for 30 days.
.DESCRIPTION
Runs Disable-Mailbox on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER IgnoreLegalHold
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Disable-Mailbox -Identity "John Woods"
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $IgnoreLegalHold,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Enable-Mailbox {
<#
.SYNOPSIS
Gives an existing user a mailbox.
.DESCRIPTION
Runs Enable-Mailbox on the server of Connect-Mynah.
.PARAMETER Identity
The user. Allowed: name or GUID of a user.
.PARAMETER Alias
Mail nickname. Allowed: letters, digits, inner dots and the marks ! # $ % & ' * + - / = ? ^ _ { } ~ ` |, at most 64 characters.
.PARAMETER DisplayName
The name shown and spoken. Allowed: any text, at most 256 characters.
.PARAMETER PrimarySmtpAddress
The address mail is sent from and to. Allowed: an address such as tonysmith@contoso.com, at most 254 characters.
.PARAMETER Shared
A mailbox of several people. Allowed: $true or $false.
.PARAMETER Room
A mailbox of a room. Allowed: $true or $false.
.PARAMETER Equipment
A mailbox of a piece of equipment. Allowed: $true or $false.
.PARAMETER Database
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Enable-Mailbox -Identity Ayla
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', DefaultParameterSetName = 'Shared', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Alias,

        [Parameter()]
        [string]
        $DisplayName,

        [Parameter()]
        [string]
        $PrimarySmtpAddress,

        [Parameter(ParameterSetName = 'Shared')]
        [switch]
        $Shared,

        [Parameter(ParameterSetName = 'Room')]
        [switch]
        $Room,

        [Parameter(ParameterSetName = 'Equipment')]
        [switch]
        $Equipment,

        [Parameter()]
        [string]
        $Database,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-Mailbox {
<#
.SYNOPSIS
Prints mailboxes.
.DESCRIPTION
Runs Get-Mailbox on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER Anr
Beginning of a name or alias. Allowed: any text, at most 256 characters.
.PARAMETER Filter
OPATH: Property -eq 'value'; -ne -like -notlike -gt -ge -lt -le -and -or -not. Allowed: any text, at most 10000 characters.
.PARAMETER OrganizationalUnit
Container of the users. Allowed: any text, at most 256 characters.
.PARAMETER ResultSize
At most so many objects; default 1000. Allowed: a whole number from 1 to 1000000, or Unlimited.
.PARAMETER SortBy
By what the listing is sorted. Allowed: Name, DisplayName, Alias, ServerLegacyDN.
.PARAMETER RecipientTypeDetails
Mailboxes of these types alone. Allowed: a list of any text, at most 32 characters.
.PARAMETER Arbitration
Arbitration mailboxes, which else are hidden. Allowed: $true or $false.
.PARAMETER Database
Accepted, no effect.
.PARAMETER Server
Accepted, no effect.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-Mailbox -ResultSize unlimited
.EXAMPLE
Get-Mailbox -Anr Chr
#>
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(ParameterSetName = 'Anr')]
        [string]
        $Anr,

        [Parameter()]
        [string]
        $Filter,

        [Parameter()]
        [string]
        $OrganizationalUnit,

        [Parameter()]
        [string]
        $ResultSize,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Name', 'DisplayName', 'Alias', 'ServerLegacyDN') -like "$word*" })]
        [string]
        $SortBy,

        [Parameter()]
        [object]
        $RecipientTypeDetails,

        [Parameter()]
        [switch]
        $Arbitration,

        [Parameter()]
        [string]
        $Database,

        [Parameter()]
        [string]
        $Server,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-Mailbox {
<#
.SYNOPSIS
Creates a user with a mailbox.
.DESCRIPTION
Runs New-Mailbox on the server of Connect-Mynah.
.PARAMETER Name
The name. Allowed: any text, at most 1024 characters.
.PARAMETER Alias
Mail nickname. Allowed: letters, digits, inner dots and the marks ! # $ % & ' * + - / = ? ^ _ { } ~ ` |, at most 64 characters.
.PARAMETER DisplayName
The name shown and spoken. Allowed: any text, at most 256 characters.
.PARAMETER FirstName
First name. Allowed: any text, at most 64 characters.
.PARAMETER LastName
Last name. Allowed: any text, at most 64 characters.
.PARAMETER Initials
Initials. Allowed: any text, at most 6 characters.
.PARAMETER UserPrincipalName
Sign-in name, user@domain. Allowed: an address such as tonysmith@contoso.com, at most 254 characters.
.PARAMETER SamAccountName
Account name. Allowed: at most 20 characters, at most 20 characters.
.PARAMETER PrimarySmtpAddress
The address mail is sent from and to. Allowed: an address such as tonysmith@contoso.com, at most 254 characters.
.PARAMETER Office
Location. Allowed: any text, at most 128 characters.
.PARAMETER Phone
Business telephone. Allowed: a telephone number, at most 64 characters.
.PARAMETER OrganizationalUnit
Container of the user. Allowed: any text, at most 256 characters.
.PARAMETER Password
The password for sign-in.
.PARAMETER AccountDisabled
Nobody can sign in; no password is needed. Allowed: $true or $false.
.PARAMETER EnableRoomMailboxAccount
The room signs in, by -RoomMailboxPassword. Allowed: $true or $false.
.PARAMETER RoomMailboxPassword
The password of the room.
.PARAMETER Shared
A mailbox of several people. Allowed: $true or $false.
.PARAMETER Room
A mailbox of a room. Allowed: $true or $false.
.PARAMETER Equipment
A mailbox of a piece of equipment. Allowed: $true or $false.
.PARAMETER Arbitration
A mailbox of the system, hidden from lists. Allowed: $true or $false.
.PARAMETER Database
Accepted, no effect.
.PARAMETER ResetPasswordOnNextLogon
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-Mailbox -Name "Tony Smith" -Alias tonysmith -UserPrincipalName tonysmith@contoso.com -Password (ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force)
.EXAMPLE
New-Mailbox -Shared -Name "Sales Department" -Alias Sales
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', DefaultParameterSetName = 'AccountDisabled', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Name,

        [Parameter()]
        [string]
        $Alias,

        [Parameter()]
        [string]
        $DisplayName,

        [Parameter()]
        [string]
        $FirstName,

        [Parameter()]
        [string]
        $LastName,

        [Parameter()]
        [string]
        $Initials,

        [Parameter()]
        [string]
        $UserPrincipalName,

        [Parameter()]
        [string]
        $SamAccountName,

        [Parameter()]
        [string]
        $PrimarySmtpAddress,

        [Parameter()]
        [string]
        $Office,

        [Parameter()]
        [string]
        $Phone,

        [Parameter()]
        [string]
        $OrganizationalUnit,

        [Parameter()]
        [System.Security.SecureString]
        $Password,

        [Parameter(ParameterSetName = 'AccountDisabled')]
        [switch]
        $AccountDisabled,

        [Parameter()]
        [switch]
        $EnableRoomMailboxAccount,

        [Parameter()]
        [System.Security.SecureString]
        $RoomMailboxPassword,

        [Parameter(ParameterSetName = 'Shared')]
        [switch]
        $Shared,

        [Parameter(ParameterSetName = 'Room')]
        [switch]
        $Room,

        [Parameter(ParameterSetName = 'Equipment')]
        [switch]
        $Equipment,

        [Parameter(ParameterSetName = 'Arbitration')]
        [switch]
        $Arbitration,

        [Parameter()]
        [string]
        $Database,

        [Parameter()]
        [string]
        $ResetPasswordOnNextLogon,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-Mailbox {
<#
.SYNOPSIS
Removes a user and the mailbox.
.DESCRIPTION
Runs Remove-Mailbox on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER Permanent
Whether the mail is removed too, instead of kept for 30 days. Allowed: $true or $false.
.PARAMETER StoreMailboxIdentity
A disconnected mailbox, which is destroyed. Allowed: any text, at most 256 characters.
.PARAMETER Database
Where the disconnected mailbox lies. Allowed: any text, at most 256 characters.
.PARAMETER Force
Accepted, no effect.
.PARAMETER IgnoreLegalHold
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-Mailbox -Identity "John Rodman" -Permanent $true
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [System.Nullable[bool]]
        $Permanent,

        [Parameter(ParameterSetName = 'StoreMailboxIdentity')]
        [string]
        $StoreMailboxIdentity,

        [Parameter()]
        [string]
        $Database,

        [Parameter()]
        [switch]
        $Force,

        [Parameter()]
        [switch]
        $IgnoreLegalHold,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Set-Mailbox {
<#
.SYNOPSIS
Changes a mailbox.
.DESCRIPTION
Runs Set-Mailbox on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER Name
The new name. Allowed: any text, at most 1024 characters.
.PARAMETER Alias
Mail nickname. Allowed: letters, digits, inner dots and the marks ! # $ % & ' * + - / = ? ^ _ { } ~ ` |, at most 64 characters.
.PARAMETER DisplayName
The name shown and spoken. Allowed: any text, at most 256 characters.
.PARAMETER UserPrincipalName
Sign-in name, user@domain. Allowed: an address such as tonysmith@contoso.com, at most 254 characters.
.PARAMETER SamAccountName
Account name. Allowed: at most 20 characters, at most 20 characters.
.PARAMETER PrimarySmtpAddress
The address mail is sent from and to. Allowed: an address such as tonysmith@contoso.com, at most 254 characters.
.PARAMETER HiddenFromAddressListsEnabled
Not found in directory search. Allowed: $true or $false.
.PARAMETER Office
Location. Allowed: any text, at most 128 characters.
.PARAMETER CreateDTMFMap
Whether the keypad map follows the names. Allowed: $true or $false.
.PARAMETER UMDtmfMap
How the names are spelled on a telephone keypad. Allowed: a list of emailAddress:, lastNameFirstName: or firstNameLastName: and digits, at most 400 characters.
.PARAMETER Languages
The user's languages in order. Allowed: a list of a culture such as en-US, at most 20 characters.
.PARAMETER IssueWarningQuota
Size from which the user is warned. Allowed: a size such as 10MB (B, KB, MB, GB, TB), or Unlimited.
.PARAMETER ProhibitSendQuota
Size from which the user may not send. Allowed: a size such as 10MB (B, KB, MB, GB, TB), or Unlimited.
.PARAMETER ProhibitSendReceiveQuota
Size from which nothing is taken, and callers hear that the mailbox is full. Allowed: a size such as 10MB (B, KB, MB, GB, TB), or Unlimited.
.PARAMETER MaxSendSize
Largest message the user may send. Allowed: a size such as 10MB (B, KB, MB, GB, TB), or Unlimited.
.PARAMETER MaxReceiveSize
Largest message that others may send to the user. Allowed: a size such as 10MB (B, KB, MB, GB, TB), or Unlimited.
.PARAMETER EmailAddresses
All proxy addresses: SMTP:, smtp:, EUM:, eum:. Allowed: a list of any text, at most 700 characters.
.PARAMETER Password
A new password.
.PARAMETER AccountDisabled
Nobody can sign in. Allowed: $true or $false.
.PARAMETER Type
What the mailbox shall be for. Allowed: Regular, Room, Equipment, Shared.
.PARAMETER ResetPasswordOnNextLogon
Accepted, no effect.
.PARAMETER EmailAddressPolicyEnabled
Accepted, no effect.
.PARAMETER UMDataStorage
Accepted, no effect.
.PARAMETER UMGrammar
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-Mailbox tony.smith -EmailAddresses @{Add='eum:22222;phone-context=MyDialPlan.contoso.com'}
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', DefaultParameterSetName = 'PrimarySmtpAddress', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [string]
        $Alias,

        [Parameter()]
        [string]
        $DisplayName,

        [Parameter()]
        [string]
        $UserPrincipalName,

        [Parameter()]
        [string]
        $SamAccountName,

        [Parameter(ParameterSetName = 'PrimarySmtpAddress')]
        [string]
        $PrimarySmtpAddress,

        [Parameter()]
        [System.Nullable[bool]]
        $HiddenFromAddressListsEnabled,

        [Parameter()]
        [string]
        $Office,

        [Parameter()]
        [System.Nullable[bool]]
        $CreateDTMFMap,

        [Parameter()]
        [object]
        $UMDtmfMap,

        [Parameter()]
        [object]
        $Languages,

        [Parameter()]
        [string]
        $IssueWarningQuota,

        [Parameter()]
        [string]
        $ProhibitSendQuota,

        [Parameter()]
        [string]
        $ProhibitSendReceiveQuota,

        [Parameter()]
        [string]
        $MaxSendSize,

        [Parameter()]
        [string]
        $MaxReceiveSize,

        [Parameter(ParameterSetName = 'EmailAddresses')]
        [object]
        $EmailAddresses,

        [Parameter()]
        [System.Security.SecureString]
        $Password,

        [Parameter()]
        [System.Nullable[bool]]
        $AccountDisabled,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Regular', 'Room', 'Equipment', 'Shared') -like "$word*" })]
        [string]
        $Type,

        [Parameter()]
        [string]
        $ResetPasswordOnNextLogon,

        [Parameter()]
        [string]
        $EmailAddressPolicyEnabled,

        [Parameter()]
        [string]
        $UMDataStorage,

        [Parameter()]
        [string]
        $UMGrammar,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-MailboxAutoReplyConfiguration {
<#
.SYNOPSIS
Prints automatic replies of a user.
.DESCRIPTION
Runs Get-MailboxAutoReplyConfiguration on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-MailboxAutoReplyConfiguration -Identity tonysmith
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-MailboxAutoReplyConfiguration {
<#
.SYNOPSIS
Changes automatic replies of a user.
.DESCRIPTION
Runs Set-MailboxAutoReplyConfiguration on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER AutoReplyState
Whether mail is answered automatically, and the extended-absence greeting played. Allowed: Disabled, Enabled, Scheduled.
.PARAMETER StartTime
When scheduled automatic replies begin. Allowed: a date such as 2026-02-01, 2026-02-01T08:00 or 2/1/2026 8:00 AM.
.PARAMETER EndTime
When scheduled automatic replies end. Allowed: a date such as 2026-02-01, 2026-02-01T08:00 or 2/1/2026 8:00 AM.
.PARAMETER InternalMessage
The automatic reply to colleagues. Allowed: any text, at most 128000 characters.
.PARAMETER ExternalMessage
The automatic reply to others. Allowed: any text, at most 128000 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-MailboxAutoReplyConfiguration tonysmith -AutoReplyState Enabled
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Disabled', 'Enabled', 'Scheduled') -like "$word*" })]
        [string]
        $AutoReplyState,

        [Parameter()]
        [string]
        $StartTime,

        [Parameter()]
        [string]
        $EndTime,

        [Parameter()]
        [string]
        $InternalMessage,

        [Parameter()]
        [string]
        $ExternalMessage,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-MailboxCalendarConfiguration {
<#
.SYNOPSIS
Prints days and hours of work of a user.
.DESCRIPTION
Runs Get-MailboxCalendarConfiguration on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-MailboxCalendarConfiguration -Identity tonysmith
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-MailboxCalendarConfiguration {
<#
.SYNOPSIS
Changes days and hours of work of a user.
.DESCRIPTION
Runs Set-MailboxCalendarConfiguration on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER WorkDays
Days of work. Allowed: a list of Monday ... Sunday, at most 9 characters.
.PARAMETER WorkingHoursStartTime
When work begins each day. Allowed: a time of day such as 08:00:00, at most 8 characters.
.PARAMETER WorkingHoursEndTime
When work ends each day. Allowed: a time of day such as 08:00:00, at most 8 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-MailboxCalendarConfiguration tonysmith -WorkDays Monday,Tuesday -WorkingHoursStartTime 09:00:00
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [object]
        $WorkDays,

        [Parameter()]
        [string]
        $WorkingHoursStartTime,

        [Parameter()]
        [string]
        $WorkingHoursEndTime,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-MailboxRegionalConfiguration {
<#
.SYNOPSIS
Prints language, time zone and formats of a user.
.DESCRIPTION
Runs Get-MailboxRegionalConfiguration on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-MailboxRegionalConfiguration -Identity tonysmith
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-MailboxRegionalConfiguration {
<#
.SYNOPSIS
Changes language, time zone and formats of a user.
.DESCRIPTION
Runs Set-MailboxRegionalConfiguration on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER TimeZone
IANA time zone of times that are shown and spoken. Allowed: an IANA time zone such as America/New_York, at most 64 characters.
.PARAMETER DateFormat
How dates are written. Allowed: any text, at most 40 characters.
.PARAMETER TimeFormat
How times are written. Allowed: any text, at most 40 characters.
.PARAMETER Language
The user's language; those set before come after it. Allowed: a list of a culture such as en-US, at most 20 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-MailboxRegionalConfiguration tonysmith -Language en-US -TimeZone America/New_York
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $TimeZone,

        [Parameter()]
        [string]
        $DateFormat,

        [Parameter()]
        [string]
        $TimeFormat,

        [Parameter()]
        [object]
        $Language,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-MailboxStatistics {
<#
.SYNOPSIS
Prints what mailboxes hold.
.DESCRIPTION
Runs Get-MailboxStatistics on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER Database
All mailboxes, also disconnected ones. Allowed: any text, at most 256 characters.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-MailboxStatistics -Database "Mailbox Database"
#>
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(ParameterSetName = 'Database')]
        [string]
        $Database,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-ManagementRole {
<#
.SYNOPSIS
Prints management roles.
.DESCRIPTION
Runs Get-ManagementRole on the server of Connect-Mynah.
.PARAMETER Identity
A role, or a pattern with *. Allowed: any text, at most 64 characters.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-ManagementRole
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0)]
        [string]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-ManagementRoleEntry {
<#
.SYNOPSIS
Prints the cmdlets that management roles grant.
.DESCRIPTION
Runs Get-ManagementRoleEntry on the server of Connect-Mynah.
.PARAMETER Identity
Role\cmdlet; both may hold *, as in *\Set-UMMailbox. Allowed: any text, at most 200 characters.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-ManagementRoleEntry "UM Mailboxes\*"
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-OrganizationalUnit {
<#
.SYNOPSIS
Prints the containers that hold users.
.DESCRIPTION
Runs Get-OrganizationalUnit on the server of Connect-Mynah.
.PARAMETER Identity
The name of a container. Allowed: any text, at most 256 characters.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-OrganizationalUnit
.EXAMPLE
Get-OrganizationalUnit -Identity Sales
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [string]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-OrganizationConfig {
<#
.SYNOPSIS
Prints the organization that owns all objects.
.DESCRIPTION
Runs Get-OrganizationConfig on the server of Connect-Mynah.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-OrganizationConfig | Format-List
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-OrganizationConfig {
<#
.SYNOPSIS
Changes the organization.
.DESCRIPTION
Runs Set-OrganizationConfig on the server of Connect-Mynah.
.PARAMETER Name
The new name. Allowed: any text, at most 1024 characters.
.PARAMETER RootDomain
Suffix of phone contexts. Allowed: a domain such as contoso.com, at most 255 characters.
.PARAMETER AcceptedDomains
Domains whose mail is ours. Allowed: a list of a domain such as contoso.com, at most 255 characters.
.PARAMETER DefaultCountryOrRegionCode
Stands in where a dial plan names no country code. Allowed: 1-4 digits, at most 4 characters.
.PARAMETER CallDataRetentionDays
How long calls are shown one by one. Allowed: a whole number from 1 to 3650 days.
.PARAMETER CallDataArchiveDays
How long calls are kept to be exported. Allowed: a whole number from 1 to 3650 days.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-OrganizationConfig -DefaultCountryOrRegionCode 1
.EXAMPLE
Set-OrganizationConfig -CallDataRetentionDays 30 -CallDataArchiveDays 365
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [string]
        $RootDomain,

        [Parameter()]
        [object]
        $AcceptedDomains,

        [Parameter()]
        [string]
        $DefaultCountryOrRegionCode,

        [Parameter()]
        [System.Nullable[int]]
        $CallDataRetentionDays,

        [Parameter()]
        [System.Nullable[int]]
        $CallDataArchiveDays,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-Recipient {
<#
.SYNOPSIS
Prints everyone who receives mail.
.DESCRIPTION
Runs Get-Recipient on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER Anr
Beginning of a name or alias. Allowed: any text, at most 256 characters.
.PARAMETER Filter
OPATH: Property -eq 'value'; -ne -like -notlike -gt -ge -lt -le -and -or -not. Allowed: any text, at most 10000 characters.
.PARAMETER OrganizationalUnit
Container of the users. Allowed: any text, at most 256 characters.
.PARAMETER ResultSize
At most so many objects; default 1000. Allowed: a whole number from 1 to 1000000, or Unlimited.
.PARAMETER SortBy
By what the listing is sorted. Allowed: Name, DisplayName, Alias, ServerLegacyDN.
.PARAMETER RecipientType
Recipients of these types alone. Allowed: a list of any text, at most 64 characters.
.PARAMETER Properties
These properties alone. Allowed: a list of any text, at most 64 characters.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-Recipient -Filter 'UMEnabled -eq $true' | Measure-Object
#>
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(ParameterSetName = 'Anr')]
        [string]
        $Anr,

        [Parameter()]
        [string]
        $Filter,

        [Parameter()]
        [string]
        $OrganizationalUnit,

        [Parameter()]
        [string]
        $ResultSize,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Name', 'DisplayName', 'Alias', 'ServerLegacyDN') -like "$word*" })]
        [string]
        $SortBy,

        [Parameter()]
        [object]
        $RecipientType,

        [Parameter()]
        [object]
        $Properties,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-RecoverableItems {
<#
.SYNOPSIS
Prints the expunged messages of a mailbox that may be taken back.
.DESCRIPTION
Runs Get-RecoverableItems on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER ResultSize
At most so many objects; default 1000. Allowed: a whole number from 1 to 1000000, or Unlimited.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-RecoverableItems -Identity tonysmith
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $ResultSize,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Remove-RecoverableItems {
<#
.SYNOPSIS
Erases expunged messages for good, before their time.
.DESCRIPTION
Runs Remove-RecoverableItems on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER EntryID
The messages, as Get-RecoverableItems names them; none: all. Allowed: a list of any text, at most 20 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-RecoverableItems -Identity tonysmith -EntryID 17
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [object]
        $EntryID,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Restore-RecoverableItems {
<#
.SYNOPSIS
Takes expunged messages back into their folders.
.DESCRIPTION
Runs Restore-RecoverableItems on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER EntryID
The messages, as Get-RecoverableItems names them; none: all. Allowed: a list of any text, at most 20 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Restore-RecoverableItems -Identity tonysmith -EntryID 17
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [object]
        $EntryID,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-RetentionPolicyTag {
<#
.SYNOPSIS
Prints retention tags.
.DESCRIPTION
Runs Get-RetentionPolicyTag on the server of Connect-Mynah.
.PARAMETER Identity
The retention policy tag. Allowed: name or GUID of a retention policy tag.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-RetentionPolicyTag
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-RetentionPolicyTag {
<#
.SYNOPSIS
Creates the retention tag for voice mail.
.DESCRIPTION
Runs New-RetentionPolicyTag on the server of Connect-Mynah.
.PARAMETER Name
The name. Allowed: any text, at most 1024 characters.
.PARAMETER Type
All: a default policy tag. Allowed: All.
.PARAMETER MessageClass
The messages it is for: voicemail. Allowed: Voicemail.
.PARAMETER RetentionEnabled
Whether it is in force. Allowed: $true or $false.
.PARAMETER AgeLimitForRetention
Days from delivery after which the action is taken. Allowed: a whole number from 1 to 24855 days.
.PARAMETER RetentionAction
What becomes of a message then. Allowed: DeleteAndAllowRecovery, PermanentlyDelete.
.PARAMETER Comment
A note for administrators. Allowed: any text, at most 1024 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-RetentionPolicyTag -Name "Voice mail" -Type All -MessageClass voicemail -AgeLimitForRetention 20 -RetentionEnabled $true -RetentionAction DeleteAndAllowRecovery
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Name,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('All') -like "$word*" })]
        [string]
        $Type,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Voicemail') -like "$word*" })]
        [string]
        $MessageClass,

        [Parameter()]
        [System.Nullable[bool]]
        $RetentionEnabled,

        [Parameter()]
        [System.Nullable[int]]
        $AgeLimitForRetention,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('DeleteAndAllowRecovery', 'PermanentlyDelete') -like "$word*" })]
        [string]
        $RetentionAction,

        [Parameter()]
        [string]
        $Comment,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-RetentionPolicyTag {
<#
.SYNOPSIS
Removes the retention tag for voice mail.
.DESCRIPTION
Runs Remove-RetentionPolicyTag on the server of Connect-Mynah.
.PARAMETER Identity
The retention policy tag. Allowed: name or GUID of a retention policy tag.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-RetentionPolicyTag "Voice mail"
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Set-RetentionPolicyTag {
<#
.SYNOPSIS
Changes the retention tag for voice mail.
.DESCRIPTION
Runs Set-RetentionPolicyTag on the server of Connect-Mynah.
.PARAMETER Identity
The retention policy tag. Allowed: name or GUID of a retention policy tag.
.PARAMETER Name
The new name. Allowed: any text, at most 1024 characters.
.PARAMETER Type
All: a default policy tag. Allowed: All.
.PARAMETER MessageClass
The messages it is for: voicemail. Allowed: Voicemail.
.PARAMETER RetentionEnabled
Whether it is in force. Allowed: $true or $false.
.PARAMETER AgeLimitForRetention
Days from delivery after which the action is taken. Allowed: a whole number from 1 to 24855 days.
.PARAMETER RetentionAction
What becomes of a message then. Allowed: DeleteAndAllowRecovery, PermanentlyDelete.
.PARAMETER Comment
A note for administrators. Allowed: any text, at most 1024 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-RetentionPolicyTag "Voice mail" -AgeLimitForRetention 30
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('All') -like "$word*" })]
        [string]
        $Type,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Voicemail') -like "$word*" })]
        [string]
        $MessageClass,

        [Parameter()]
        [System.Nullable[bool]]
        $RetentionEnabled,

        [Parameter()]
        [System.Nullable[int]]
        $AgeLimitForRetention,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('DeleteAndAllowRecovery', 'PermanentlyDelete') -like "$word*" })]
        [string]
        $RetentionAction,

        [Parameter()]
        [string]
        $Comment,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-RoleGroup {
<#
.SYNOPSIS
Prints role groups.
.DESCRIPTION
Runs Get-RoleGroup on the server of Connect-Mynah.
.PARAMETER Identity
The role group. Allowed: name or GUID of a role group.
.PARAMETER ResultSize
At most so many objects; default 1000. Allowed: a whole number from 1 to 1000000, or Unlimited.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-RoleGroup "UM Management" | Format-List
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $ResultSize,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-RoleGroup {
<#
.SYNOPSIS
Creates a role group.
.DESCRIPTION
Runs New-RoleGroup on the server of Connect-Mynah.
.PARAMETER Name
The name. Allowed: any text, at most 1024 characters.
.PARAMETER Roles
Management roles of its members. Allowed: a list of any text, at most 64 characters.
.PARAMETER Description
What its members do. Allowed: any text, at most 256 characters.
.PARAMETER Members
Its members. Allowed: a list of any text, at most 64 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-RoleGroup -Name "Seattle Help Desk" -Roles "UM PINs" -Members tonysmith
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [object]
        $Roles,

        [Parameter()]
        [string]
        $Description,

        [Parameter()]
        [object]
        $Members,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-RoleGroup {
<#
.SYNOPSIS
Removes a role group that is not built in.
.DESCRIPTION
Runs Remove-RoleGroup on the server of Connect-Mynah.
.PARAMETER Identity
The role group. Allowed: name or GUID of a role group.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-RoleGroup "Seattle Help Desk"
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Add-RoleGroupMember {
<#
.SYNOPSIS
Adds a user to a role group.
.DESCRIPTION
Runs Add-RoleGroupMember on the server of Connect-Mynah.
.PARAMETER Identity
The role group. Allowed: name or GUID of a role group.
.PARAMETER Member
The user. Allowed: name or GUID of a user.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Add-RoleGroupMember "UM Management" -Member tonysmith
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(Mandatory = $true)]
        [object]
        $Member,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-RoleGroupMember {
<#
.SYNOPSIS
Prints the members of a role group.
.DESCRIPTION
Runs Get-RoleGroupMember on the server of Connect-Mynah.
.PARAMETER Identity
The role group. Allowed: name or GUID of a role group.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-RoleGroupMember "UM Management"
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Remove-RoleGroupMember {
<#
.SYNOPSIS
Takes a user out of a role group.
.DESCRIPTION
Runs Remove-RoleGroupMember on the server of Connect-Mynah.
.PARAMETER Identity
The role group. Allowed: name or GUID of a role group.
.PARAMETER Member
The user. Allowed: name or GUID of a user.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-RoleGroupMember "UM Management" -Member tonysmith
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(Mandatory = $true)]
        [object]
        $Member,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-ServerComponentState {
<#
.SYNOPSIS
Prints the states of a node's components.
.DESCRIPTION
Runs Get-ServerComponentState on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER Component
Only this component. Allowed: UnifiedMessaging, UMCallRouter, ServerWideOffline.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-ServerComponentState -Identity MyServer
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('UnifiedMessaging', 'UMCallRouter', 'ServerWideOffline') -like "$word*" })]
        [string]
        $Component,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-ServerComponentState {
<#
.SYNOPSIS
Sets what one requester wants of a component of a node.
.DESCRIPTION
Runs Set-ServerComponentState on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER Component
The component. Allowed: UnifiedMessaging, UMCallRouter, ServerWideOffline.
.PARAMETER Requester
On whose behalf. Allowed: HealthAPI, Maintenance, Sidelined, Functional, Deployment.
.PARAMETER State
What it is to do. Allowed: Active, Inactive, Draining.
.PARAMETER LocalOnly
Accepted, no effect.
.PARAMETER RemoteOnly
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-ServerComponentState -Identity MyServer -Component UMCallRouter -Requester Maintenance -State Active
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(Mandatory = $true)]
        [ArgumentCompleter({ param($command, $name, $word) @('UnifiedMessaging', 'UMCallRouter', 'ServerWideOffline') -like "$word*" })]
        [string]
        $Component,

        [Parameter(Mandatory = $true)]
        [ArgumentCompleter({ param($command, $name, $word) @('HealthAPI', 'Maintenance', 'Sidelined', 'Functional', 'Deployment') -like "$word*" })]
        [string]
        $Requester,

        [Parameter(Mandatory = $true)]
        [ArgumentCompleter({ param($command, $name, $word) @('Active', 'Inactive', 'Draining') -like "$word*" })]
        [string]
        $State,

        [Parameter()]
        [switch]
        $LocalOnly,

        [Parameter()]
        [switch]
        $RemoteOnly,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-ServerHealth {
<#
.SYNOPSIS
Prints the health sets of a node.
.DESCRIPTION
Runs Get-ServerHealth on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER HealthSet
Only this health set. Allowed: any text, at most 64 characters.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-ServerHealth server1 | ?{$_.HealthSetName -eq 'UM.Protocol'}
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $HealthSet,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Clear-TextMessagingAccount {
<#
.SYNOPSIS
Clears your text messaging account.
.DESCRIPTION
Runs Clear-TextMessagingAccount on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Clear-TextMessagingAccount -Identity JeffHay
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-TextMessagingAccount {
<#
.SYNOPSIS
Prints a text messaging account.
.DESCRIPTION
Runs Get-TextMessagingAccount on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER ResultSize
At most so many objects; default 1000. Allowed: a whole number from 1 to 1000000, or Unlimited.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-TextMessagingAccount -Identity tony@contoso.com
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $ResultSize,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-TextMessagingAccount {
<#
.SYNOPSIS
Sets your text messaging account.
.DESCRIPTION
Runs Set-TextMessagingAccount on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER CountryRegionId
Country or region of the mobile telephone. Allowed: a country code of ISO 3166, such as US, at most 2 characters.
.PARAMETER MobileOperatorId
Mobile operator, such as 15001. Allowed: a whole number from 1 to 999999.
.PARAMETER NotificationPhoneNumber
The mobile telephone. Allowed: an E.164 number such as +14255550199, at most 16 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-TextMessagingAccount -Identity JeffHay -CountryRegionId US -MobileOperatorId 15001 -NotificationPhoneNumber +14255550199
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $CountryRegionId,

        [Parameter()]
        [System.Nullable[int]]
        $MobileOperatorId,

        [Parameter()]
        [string]
        $NotificationPhoneNumber,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Compare-TextMessagingVerificationCode {
<#
.SYNOPSIS
Verifies your mobile telephone by the code that was sent there.
.DESCRIPTION
Runs Compare-TextMessagingVerificationCode on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER VerificationCode
The six digits that were sent.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Compare-TextMessagingVerificationCode -Identity JeffHay -VerificationCode 123456
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(Mandatory = $true)]
        [string]
        $VerificationCode,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Send-TextMessagingVerificationCode {
<#
.SYNOPSIS
Sends a verification code to your mobile telephone, at most 3 in 24 hours.
.DESCRIPTION
Runs Send-TextMessagingVerificationCode on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Send-TextMessagingVerificationCode -Identity JeffHay
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Disable-TwoStepVerification {
<#
.SYNOPSIS
Takes the second factor of a user away: the password alone signs in.
.DESCRIPTION
Runs Disable-TwoStepVerification on the server of Connect-Mynah.
.PARAMETER Identity
The user. Allowed: name or GUID of a user.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Disable-TwoStepVerification -Identity tonysmith@contoso.com
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Enable-TwoStepVerification {
<#
.SYNOPSIS
Gives a user a new key for an authenticator app; it is shown once.
.DESCRIPTION
Runs Enable-TwoStepVerification on the server of Connect-Mynah.
.PARAMETER Identity
The user. Allowed: name or GUID of a user.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Enable-TwoStepVerification
.EXAMPLE
Enable-TwoStepVerification -Identity tonysmith@contoso.com
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMActiveCalls {
<#
.SYNOPSIS
Prints the calls that are up.
.DESCRIPTION
Runs Get-UMActiveCalls on the server of Connect-Mynah.
.PARAMETER Server
Calls of this node alone. Allowed: any text, at most 256 characters.
.PARAMETER InstanceServer
The same: a node serves its calls itself. Allowed: any text, at most 256 characters.
.PARAMETER IPGateway
Calls through this gateway alone. Allowed: name or GUID of a UM IP gateway.
.PARAMETER DialPlan
Calls of this dial plan alone. Allowed: name or GUID of a UM dial plan.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMActiveCalls
.EXAMPLE
Get-UMActiveCalls -IPGateway MyUMIPGateway
.EXAMPLE
Get-UMActiveCalls -DialPlan MyUMDialPlan
#>
    [CmdletBinding(DefaultParameterSetName = 'Server', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Server', ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [string]
        $Server,

        [Parameter(ParameterSetName = 'InstanceServer')]
        [string]
        $InstanceServer,

        [Parameter(ParameterSetName = 'IPGateway')]
        [object]
        $IPGateway,

        [Parameter(ParameterSetName = 'DialPlan')]
        [object]
        $DialPlan,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Disable-UMAutoAttendant {
<#
.SYNOPSIS
Answers the numbers of a UM auto attendant no more.
.DESCRIPTION
Runs Disable-UMAutoAttendant on the server of Connect-Mynah.
.PARAMETER Identity
The UM auto attendant. Allowed: name or GUID of a UM auto attendant.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Disable-UMAutoAttendant -Identity MyUMAutoAttendant
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Enable-UMAutoAttendant {
<#
.SYNOPSIS
Answers the numbers of a UM auto attendant.
.DESCRIPTION
Runs Enable-UMAutoAttendant on the server of Connect-Mynah.
.PARAMETER Identity
The UM auto attendant. Allowed: name or GUID of a UM auto attendant.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Enable-UMAutoAttendant -Identity MyUMAutoAttendant
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMAutoAttendant {
<#
.SYNOPSIS
Prints UM auto attendants.
.DESCRIPTION
Runs Get-UMAutoAttendant on the server of Connect-Mynah.
.PARAMETER Identity
The UM auto attendant. Allowed: name or GUID of a UM auto attendant.
.PARAMETER UMDialPlan
The dial plan it belongs to. Allowed: name or GUID of a UM dial plan.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMAutoAttendant -UMDialPlan MyUMDialPlan
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [object]
        $UMDialPlan,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-UMAutoAttendant {
<#
.SYNOPSIS
Creates a UM auto attendant, disabled.
.DESCRIPTION
Runs New-UMAutoAttendant on the server of Connect-Mynah.
.PARAMETER Name
The name. Allowed: any text, at most 1024 characters.
.PARAMETER UMDialPlan
The dial plan it belongs to. Allowed: name or GUID of a UM dial plan.
.PARAMETER Status
Whether its numbers are answered. Allowed: Enabled, Disabled.
.PARAMETER PilotIdentifierList
The numbers that it answers. Allowed: a list of digits or a SIP address, at most 350 characters.
.PARAMETER SpeechEnabled
Callers may speak. Allowed: $true or $false.
.PARAMETER DTMFFallbackAutoAttendant
Where callers go whose speech is not understood. Allowed: name or GUID of a UM auto attendant.
.PARAMETER Enabled
An older form of -Status: $true is Enabled. Allowed: $true or $false.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-UMAutoAttendant -Name MyUMAutoAttendant -UMDialPlan MyUMDialPlan -PilotIdentifierList 55000 -Status Enabled
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', DefaultParameterSetName = 'Status', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [object]
        $UMDialPlan,

        [Parameter(ParameterSetName = 'Status')]
        [ArgumentCompleter({ param($command, $name, $word) @('Enabled', 'Disabled') -like "$word*" })]
        [string]
        $Status,

        [Parameter()]
        [object]
        $PilotIdentifierList,

        [Parameter()]
        [System.Nullable[bool]]
        $SpeechEnabled,

        [Parameter()]
        [object]
        $DTMFFallbackAutoAttendant,

        [Parameter(ParameterSetName = 'Enabled')]
        [System.Nullable[bool]]
        $Enabled,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-UMAutoAttendant {
<#
.SYNOPSIS
Removes a UM auto attendant that nothing uses.
.DESCRIPTION
Runs Remove-UMAutoAttendant on the server of Connect-Mynah.
.PARAMETER Identity
The UM auto attendant. Allowed: name or GUID of a UM auto attendant.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-UMAutoAttendant -Identity MyUMAutoAttendant
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Set-UMAutoAttendant {
<#
.SYNOPSIS
Changes a UM auto attendant.
.DESCRIPTION
Runs Set-UMAutoAttendant on the server of Connect-Mynah.
.PARAMETER Identity
The UM auto attendant. Allowed: name or GUID of a UM auto attendant.
.PARAMETER Name
The new name. Allowed: any text, at most 1024 characters.
.PARAMETER UMDialPlan
The dial plan it belongs to. Allowed: name or GUID of a UM dial plan.
.PARAMETER PilotIdentifierList
The numbers that it answers. Allowed: a list of digits or a SIP address, at most 350 characters.
.PARAMETER SpeechEnabled
Callers may speak. Allowed: $true or $false.
.PARAMETER DTMFFallbackAutoAttendant
Where callers go whose speech is not understood. Allowed: name or GUID of a UM auto attendant.
.PARAMETER Language
Language of prompts; blank: the dial plan's. Allowed: a culture such as en-US, at most 20 characters.
.PARAMETER BusinessName
Spoken in the default greeting. Allowed: any text, at most 64 characters.
.PARAMETER BusinessLocation
Spoken on request. Allowed: any text, at most 256 characters.
.PARAMETER BusinessHoursSchedule
Opening hours; all week unless set. Allowed: intervals such as Mon.09:00-Mon.17:00 or 1.9:00 AM-1.5:00 PM.
.PARAMETER HolidaySchedule
Days on which it is closed and plays a greeting of their own. Allowed: holidays as Name,file.wav,M/D/YYYY[,M/D/YYYY].
.PARAMETER TimeZone
The clock of its schedules. Allowed: the id of a time zone such as Europe/Berlin or Pacific Standard Time, at most 64 characters.
.PARAMETER WeekStartDay
The first day when hours are read out. Allowed: Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.
.PARAMETER BusinessHoursWelcomeGreetingEnabled
Whether the custom greeting of business hours is played. Allowed: $true or $false.
.PARAMETER BusinessHoursWelcomeGreetingFilename
Imported greeting of business hours. Allowed: any text, at most 1024 characters.
.PARAMETER AfterHoursWelcomeGreetingEnabled
Whether the custom greeting of other hours is played. Allowed: $true or $false.
.PARAMETER AfterHoursWelcomeGreetingFilename
Imported greeting of other hours. Allowed: any text, at most 1024 characters.
.PARAMETER BusinessHoursMainMenuCustomPromptEnabled
Whether the custom menu prompt of business hours is played. Allowed: $true or $false.
.PARAMETER BusinessHoursMainMenuCustomPromptFilename
Imported menu prompt of business hours. Allowed: any text, at most 1024 characters.
.PARAMETER AfterHoursMainMenuCustomPromptEnabled
Whether the custom menu prompt of other hours is played. Allowed: $true or $false.
.PARAMETER AfterHoursMainMenuCustomPromptFilename
Imported menu prompt of other hours. Allowed: any text, at most 1024 characters.
.PARAMETER InfoAnnouncementEnabled
Whether an announcement follows the greeting. Allowed: False, True, Uninterruptible.
.PARAMETER InfoAnnouncementFilename
The imported announcement. Allowed: any text, at most 1024 characters.
.PARAMETER BusinessHoursKeyMappingEnabled
Whether the menu of business hours is on. Allowed: $true or $false.
.PARAMETER BusinessHoursKeyMapping
The menu of business hours. Allowed: key mappings as key,description,extension,autoattendantname,promptfilename,asrphrases,leavevoicemailfor,transfertomailbox,announce.
.PARAMETER AfterHoursKeyMappingEnabled
Whether the menu of other hours is on. Allowed: $true or $false.
.PARAMETER AfterHoursKeyMapping
The menu of other hours. Allowed: key mappings as key,description,extension,autoattendantname,promptfilename,asrphrases,leavevoicemailfor,transfertomailbox,announce.
.PARAMETER NameLookupEnabled
Callers may search by name or alias. Allowed: $true or $false.
.PARAMETER CallSomeoneEnabled
Callers may be transferred to users. Allowed: $true or $false.
.PARAMETER SendVoiceMsgEnabled
Callers may leave messages for users. Allowed: $true or $false.
.PARAMETER ContactScope
Who can be found. Allowed: DialPlan, GlobalAddressList, AddressList.
.PARAMETER ContactAddressList
The address list of the scope AddressList. Allowed: name or GUID of a address list.
.PARAMETER ContactRecipientContainer
The organizational unit that narrows the search. Allowed: any text, at most 256 characters.
.PARAMETER MatchedNameSelectionMethod
What tells people of equal names apart. Allowed: Title, Department, Location, None, PromptForAlias, InheritFromDialPlan.
.PARAMETER AllowDialPlanSubscribers
Callers may dial UM users of the dial plan. Allowed: $true or $false.
.PARAMETER AllowExtensions
Callers may dial any number of extension length. Allowed: $true or $false.
.PARAMETER AllowedInCountryOrRegionGroups
Dialing groups that callers may use. Allowed: a list of any text, at most 127 characters.
.PARAMETER AllowedInternationalGroups
Dialing groups that callers may use. Allowed: a list of any text, at most 127 characters.
.PARAMETER OperatorExtension
Where key 0 leads; blank: the dial plan's operator. Allowed: a number or SIP URI, at most 320 characters.
.PARAMETER BusinessHoursTransferToOperatorEnabled
Whether key 0 leads to the operator in business hours. Allowed: $true or $false.
.PARAMETER AfterHoursTransferToOperatorEnabled
Whether key 0 leads to the operator in other hours. Allowed: $true or $false.
.PARAMETER StarOutToDialPlanEnabled
Whether the star key leads to Outlook Voice Access. Allowed: $true or $false.
.PARAMETER ForwardCallsToDefaultMailbox
Whether calls that end nowhere are taken by the default mailbox. Allowed: $true or $false.
.PARAMETER DefaultMailbox
The mailbox of calls that end nowhere. Allowed: name or GUID of a mailbox.
.PARAMETER TimeZoneName
A part of the displayed name of one time zone, such as Pacific. Allowed: any text, at most 64 characters.
.PARAMETER ForceUpgrade
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-UMAutoAttendant MyUMAutoAttendant -BusinessHoursSchedule 1.09:00-1.17:00,2.09:00-2.17:00 -TimeZoneName Pacific
.EXAMPLE
Set-UMAutoAttendant MyUMAutoAttendant -BusinessHoursKeyMappingEnabled $true -BusinessHoursKeyMapping '1,Sales,,SalesAutoAttendant','2,Support,12345'
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', DefaultParameterSetName = 'TimeZone', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [object]
        $UMDialPlan,

        [Parameter()]
        [object]
        $PilotIdentifierList,

        [Parameter()]
        [System.Nullable[bool]]
        $SpeechEnabled,

        [Parameter()]
        [object]
        $DTMFFallbackAutoAttendant,

        [Parameter()]
        [string]
        $Language,

        [Parameter()]
        [string]
        $BusinessName,

        [Parameter()]
        [string]
        $BusinessLocation,

        [Parameter()]
        [object]
        $BusinessHoursSchedule,

        [Parameter()]
        [object]
        $HolidaySchedule,

        [Parameter(ParameterSetName = 'TimeZone')]
        [string]
        $TimeZone,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday') -like "$word*" })]
        [string]
        $WeekStartDay,

        [Parameter()]
        [System.Nullable[bool]]
        $BusinessHoursWelcomeGreetingEnabled,

        [Parameter()]
        [string]
        $BusinessHoursWelcomeGreetingFilename,

        [Parameter()]
        [System.Nullable[bool]]
        $AfterHoursWelcomeGreetingEnabled,

        [Parameter()]
        [string]
        $AfterHoursWelcomeGreetingFilename,

        [Parameter()]
        [System.Nullable[bool]]
        $BusinessHoursMainMenuCustomPromptEnabled,

        [Parameter()]
        [string]
        $BusinessHoursMainMenuCustomPromptFilename,

        [Parameter()]
        [System.Nullable[bool]]
        $AfterHoursMainMenuCustomPromptEnabled,

        [Parameter()]
        [string]
        $AfterHoursMainMenuCustomPromptFilename,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('False', 'True', 'Uninterruptible') -like "$word*" })]
        [string]
        $InfoAnnouncementEnabled,

        [Parameter()]
        [string]
        $InfoAnnouncementFilename,

        [Parameter()]
        [System.Nullable[bool]]
        $BusinessHoursKeyMappingEnabled,

        [Parameter()]
        [object]
        $BusinessHoursKeyMapping,

        [Parameter()]
        [System.Nullable[bool]]
        $AfterHoursKeyMappingEnabled,

        [Parameter()]
        [object]
        $AfterHoursKeyMapping,

        [Parameter()]
        [System.Nullable[bool]]
        $NameLookupEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $CallSomeoneEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $SendVoiceMsgEnabled,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('DialPlan', 'GlobalAddressList', 'AddressList') -like "$word*" })]
        [string]
        $ContactScope,

        [Parameter()]
        [object]
        $ContactAddressList,

        [Parameter()]
        [string]
        $ContactRecipientContainer,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Title', 'Department', 'Location', 'None', 'PromptForAlias', 'InheritFromDialPlan') -like "$word*" })]
        [string]
        $MatchedNameSelectionMethod,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowDialPlanSubscribers,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowExtensions,

        [Parameter()]
        [Alias('AllowedInCountryGroups')]
        [object]
        $AllowedInCountryOrRegionGroups,

        [Parameter()]
        [object]
        $AllowedInternationalGroups,

        [Parameter()]
        [string]
        $OperatorExtension,

        [Parameter()]
        [System.Nullable[bool]]
        $BusinessHoursTransferToOperatorEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $AfterHoursTransferToOperatorEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $StarOutToDialPlanEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $ForwardCallsToDefaultMailbox,

        [Parameter()]
        [object]
        $DefaultMailbox,

        [Parameter(ParameterSetName = 'TimeZoneName')]
        [string]
        $TimeZoneName,

        [Parameter()]
        [switch]
        $ForceUpgrade,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Disable-UMCallAnsweringRule {
<#
.SYNOPSIS
Disables a call answering rule.
.DESCRIPTION
Runs Disable-UMCallAnsweringRule on the server of Connect-Mynah.
.PARAMETER Identity
The rule: its name, mailbox\name, or GUID. Allowed: name or GUID of a call answering rule.
.PARAMETER Mailbox
Whose rules; default: the caller's own. Allowed: any text, at most 1024 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Disable-UMCallAnsweringRule -Identity MyUMCallAnsweringRule -Mailbox tonysmith
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Mailbox,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Enable-UMCallAnsweringRule {
<#
.SYNOPSIS
Enables a call answering rule.
.DESCRIPTION
Runs Enable-UMCallAnsweringRule on the server of Connect-Mynah.
.PARAMETER Identity
The rule: its name, mailbox\name, or GUID. Allowed: name or GUID of a call answering rule.
.PARAMETER Mailbox
Whose rules; default: the caller's own. Allowed: any text, at most 1024 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Enable-UMCallAnsweringRule -Identity MyUMCallAnsweringRule -Mailbox tonysmith
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Mailbox,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMCallAnsweringRule {
<#
.SYNOPSIS
Prints call answering rules.
.DESCRIPTION
Runs Get-UMCallAnsweringRule on the server of Connect-Mynah.
.PARAMETER Identity
The rule: its name, mailbox\name, or GUID. Allowed: name or GUID of a call answering rule.
.PARAMETER Mailbox
Whose rules; default: the caller's own. Allowed: any text, at most 1024 characters.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMCallAnsweringRule -Mailbox tonysmith
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Mailbox,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-UMCallAnsweringRule {
<#
.SYNOPSIS
Creates a call answering rule.
.DESCRIPTION
Runs New-UMCallAnsweringRule on the server of Connect-Mynah.
.PARAMETER Name
The name. Allowed: any text, at most 1024 characters.
.PARAMETER Mailbox
Whose rules; default: the caller's own. Allowed: any text, at most 1024 characters.
.PARAMETER Priority
Its place; 1 is looked at first. Allowed: a whole number from 1 to 9.
.PARAMETER CallerIds
Callers it is for: type,phone,galDN,contactId; none: everyone. Allowed: entries of the form type,phone,galDN,contactId.
.PARAMETER CallersCanInterruptGreeting
Whether a key ends the greeting; blank: yes. Allowed: $true or $false.
.PARAMETER CheckAutomaticReplies
Only while automatic replies are on. Allowed: $true or $false.
.PARAMETER ExtensionsDialed
The owner's extensions it is for; none: all. Allowed: a list of any text, at most 320 characters.
.PARAMETER KeyMappings
The menu: type,key,context,findme1,timeout1,findme2,timeout2,transferNumber,contact. Allowed: entries of the form type,key,context,findme1,timeout1,findme2,timeout2,transferNumber,contact.
.PARAMETER ScheduleStatus
Calendar: Free 1, Tentative 2, Busy 4, Out of office 8, or their sum; none or 0: any. Allowed: a whole number from -2147483648 to 2147483647.
.PARAMETER TimeOfDay
kind,days,start,end: 1 working hours, 2 others, 3 custom. Allowed: any text, at most 100 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-UMCallAnsweringRule -Name MyCallAnsweringRule -Priority 2 -Mailbox tonysmith -TimeOfDay "1,0,,"
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Name,

        [Parameter()]
        [string]
        $Mailbox,

        [Parameter()]
        [System.Nullable[int]]
        $Priority,

        [Parameter()]
        [object]
        $CallerIds,

        [Parameter()]
        [System.Nullable[bool]]
        $CallersCanInterruptGreeting,

        [Parameter()]
        [System.Nullable[bool]]
        $CheckAutomaticReplies,

        [Parameter()]
        [object]
        $ExtensionsDialed,

        [Parameter()]
        [object]
        $KeyMappings,

        [Parameter()]
        [System.Nullable[int]]
        $ScheduleStatus,

        [Parameter()]
        [string]
        $TimeOfDay,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-UMCallAnsweringRule {
<#
.SYNOPSIS
Removes a call answering rule.
.DESCRIPTION
Runs Remove-UMCallAnsweringRule on the server of Connect-Mynah.
.PARAMETER Identity
The rule: its name, mailbox\name, or GUID. Allowed: name or GUID of a call answering rule.
.PARAMETER Mailbox
Whose rules; default: the caller's own. Allowed: any text, at most 1024 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-UMCallAnsweringRule -Identity MyUMCallAnsweringRule -Mailbox tonysmith
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Mailbox,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Set-UMCallAnsweringRule {
<#
.SYNOPSIS
Changes a call answering rule.
.DESCRIPTION
Runs Set-UMCallAnsweringRule on the server of Connect-Mynah.
.PARAMETER Identity
The rule: its name, mailbox\name, or GUID. Allowed: name or GUID of a call answering rule.
.PARAMETER Mailbox
Whose rules; default: the caller's own. Allowed: any text, at most 1024 characters.
.PARAMETER Name
The new name; without -Identity the name of the rule. Allowed: any text, at most 1024 characters.
.PARAMETER Priority
Its place; 1 is looked at first. Allowed: a whole number from 1 to 9.
.PARAMETER CallerIds
Callers it is for: type,phone,galDN,contactId; none: everyone. Allowed: entries of the form type,phone,galDN,contactId.
.PARAMETER CallersCanInterruptGreeting
Whether a key ends the greeting; blank: yes. Allowed: $true or $false.
.PARAMETER CheckAutomaticReplies
Only while automatic replies are on. Allowed: $true or $false.
.PARAMETER ExtensionsDialed
The owner's extensions it is for; none: all. Allowed: a list of any text, at most 320 characters.
.PARAMETER KeyMappings
The menu: type,key,context,findme1,timeout1,findme2,timeout2,transferNumber,contact. Allowed: entries of the form type,key,context,findme1,timeout1,findme2,timeout2,transferNumber,contact.
.PARAMETER ScheduleStatus
Calendar: Free 1, Tentative 2, Busy 4, Out of office 8, or their sum; none or 0: any. Allowed: a whole number from -2147483648 to 2147483647.
.PARAMETER TimeOfDay
kind,days,start,end: 1 working hours, 2 others, 3 custom. Allowed: any text, at most 100 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-UMCallAnsweringRule -Mailbox tonysmith -Name MyCallAnsweringRule -Priority 2
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Mailbox,

        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [System.Nullable[int]]
        $Priority,

        [Parameter()]
        [object]
        $CallerIds,

        [Parameter()]
        [System.Nullable[bool]]
        $CallersCanInterruptGreeting,

        [Parameter()]
        [System.Nullable[bool]]
        $CheckAutomaticReplies,

        [Parameter()]
        [object]
        $ExtensionsDialed,

        [Parameter()]
        [object]
        $KeyMappings,

        [Parameter()]
        [System.Nullable[int]]
        $ScheduleStatus,

        [Parameter()]
        [string]
        $TimeOfDay,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Export-UMCallDataRecord {
<#
.SYNOPSIS
Writes the calls of a day in UTC into um_cdr_YYYY-MM-DD.csv.
.DESCRIPTION
Runs Export-UMCallDataRecord on the server of Connect-Mynah.
.PARAMETER Date
The day, in UTC. Allowed: any text, at most 40 characters.
.PARAMETER ClientStream
The file to write in place of um_cdr_YYYY-MM-DD.csv. Allowed: any text, at most 256 characters.
.PARAMETER UMDialPlan
Calls of this dial plan alone. Allowed: name or GUID of a UM dial plan.
.PARAMETER UMIPGateway
Calls through this gateway alone. Allowed: name or GUID of a UM IP gateway.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Export-UMCallDataRecord -Date 02/01/12
.EXAMPLE
Export-UMCallDataRecord -Date 02/01/12 -UMDialPlan MyUMDialPlan
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true)]
        [string]
        $Date,

        [Parameter()]
        [string]
        $ClientStream,

        [Parameter()]
        [object]
        $UMDialPlan,

        [Parameter()]
        [object]
        $UMIPGateway,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-UMCallDataRecord {
<#
.SYNOPSIS
Prints the calls of a user of the last 90 days, or CallDataRetentionDays, the newest first.
.DESCRIPTION
Runs Get-UMCallDataRecord on the server of Connect-Mynah.
.PARAMETER Mailbox
The user who was called, or signed in by telephone. Allowed: name or GUID of a mailbox.
.PARAMETER ResultSize
At most so many objects; default 1000. Allowed: a whole number from 1 to 1000000, or Unlimited.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMCallDataRecord -Mailbox tony@contoso.com
.EXAMPLE
Get-UMCallDataRecord -Mailbox tony@contoso.com | Group-Object CallType | Sort-Object Count -Descending
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Mailbox,

        [Parameter()]
        [string]
        $ResultSize,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-UMCallRouterSettings {
<#
.SYNOPSIS
Prints the call router of a node.
.DESCRIPTION
Runs Get-UMCallRouterSettings on the server of Connect-Mynah.
.PARAMETER Server
The UM call router. Allowed: name or GUID of a UM call router.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMCallRouterSettings -Server MyServer | Format-List
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [Alias('Identity', 'id')]
        [object]
        $Server,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-UMCallRouterSettings {
<#
.SYNOPSIS
Changes the call router of a node.
.DESCRIPTION
Runs Set-UMCallRouterSettings on the server of Connect-Mynah.
.PARAMETER Server
The UM call router. Allowed: name or GUID of a UM call router.
.PARAMETER DialPlans
SIP URI dial plans routed here; every node serves all others anyway. Allowed: a list of any text, at most 36 characters.
.PARAMETER MaxCallsAllowed
Further calls are refused by 503 and go to another node. Allowed: a whole number from 0 to 10000 calls.
.PARAMETER UMStartupMode
Signalling to listen for; Dual once a certificate is assigned. Allowed: TCP, TLS, Dual.
.PARAMETER SipTcpListeningPort
The port for TCP. Allowed: a whole number from 1 to 65535.
.PARAMETER SipTlsListeningPort
The port for TLS. Allowed: a whole number from 1 to 65535.
.PARAMETER IPAddressFamily
Address families to use. Allowed: IPv4Only, IPv6Only, Any.
.PARAMETER IPAddressFamilyConfigurable
Whether IPAddressFamily may be changed. Allowed: $true or $false.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-UMCallRouterSettings -DialPlans MySIPDialPlan -UMStartupMode TLS
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [Alias('Identity', 'id')]
        [object]
        $Server,

        [Parameter()]
        [object]
        $DialPlans,

        [Parameter()]
        [System.Nullable[int]]
        $MaxCallsAllowed,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('TCP', 'TLS', 'Dual') -like "$word*" })]
        [string]
        $UMStartupMode,

        [Parameter()]
        [System.Nullable[int]]
        $SipTcpListeningPort,

        [Parameter()]
        [System.Nullable[int]]
        $SipTlsListeningPort,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('IPv4Only', 'IPv6Only', 'Any') -like "$word*" })]
        [string]
        $IPAddressFamily,

        [Parameter()]
        [System.Nullable[bool]]
        $IPAddressFamilyConfigurable,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMCallSummaryReport {
<#
.SYNOPSIS
Prints how many calls there were, of what kind, and how they sounded.
.DESCRIPTION
Runs Get-UMCallSummaryReport on the server of Connect-Mynah.
.PARAMETER GroupBy
A row for each of 90 days, of 12 months, or for all. Allowed: Day, Month, Total.
.PARAMETER UMDialPlan
Calls of this dial plan alone. Allowed: name or GUID of a UM dial plan.
.PARAMETER UMIPGateway
Calls through this gateway alone. Allowed: name or GUID of a UM IP gateway.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMCallSummaryReport -GroupBy Total
.EXAMPLE
Get-UMCallSummaryReport -GroupBy Month -UMDialPlan MyUMDialPlan
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true)]
        [ArgumentCompleter({ param($command, $name, $word) @('Day', 'Month', 'Total') -like "$word*" })]
        [string]
        $GroupBy,

        [Parameter()]
        [object]
        $UMDialPlan,

        [Parameter()]
        [object]
        $UMIPGateway,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Test-UMConnectivity {
<#
.SYNOPSIS
Calls this server, a mailbox, or a number through a gateway, and says how it went.
.DESCRIPTION
Runs Test-UMConnectivity on the server of Connect-Mynah.
.PARAMETER CallRouter
The local loop; this server routes its calls. Allowed: $true or $false.
.PARAMETER Phone
The number or SIP address to call, or with -TUILogon the extension. Allowed: any text, at most 256 characters.
.PARAMETER UMIPGateway
The gateway to call through. Allowed: name or GUID of a UM IP gateway.
.PARAMETER From
The SIP address of the caller. Allowed: any text, at most 256 characters.
.PARAMETER DiagDtmfSequence
Keys to press once it is answered. Allowed: keys 0-9, *, #, A-D, at most 64 characters.
.PARAMETER TUILogon
Signs in to a mailbox by telephone. Allowed: $true or $false.
.PARAMETER PIN
The PIN of the mailbox.
.PARAMETER UMDialPlan
The dial plan of the mailbox. Allowed: name or GUID of a UM dial plan.
.PARAMETER RemotePort
Port of the gateway; default: its own. Allowed: a whole number from 1 to 65535.
.PARAMETER Secured
Whether SIP goes over TLS; default: it does not. Allowed: $true or $false.
.PARAMETER MediaSecured
Whether sound is encrypted; default: it is not. Allowed: $true or $false.
.PARAMETER Timeout
Seconds after which the test gives up; default 600. Allowed: a whole number from 60 to 1800 s.
.PARAMETER ListenPort
Accepted, no effect.
.PARAMETER DiagDtmfDurationInMilisecs
Accepted, no effect.
.PARAMETER DiagInitialSilenceInMilisecs
Accepted, no effect.
.PARAMETER DiagInterDtmfGapInMilisecs
Accepted, no effect.
.PARAMETER DiagInterDtmfDiffGapInMilisecs
Accepted, no effect.
.PARAMETER CertificateThumbprint
Accepted, no effect.
.PARAMETER MonitoringContext
Accepted, no effect.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Test-UMConnectivity
.EXAMPLE
Test-UMConnectivity -UMIPGateway MyUMIPGateway -Phone 56780 -Secured $false
.EXAMPLE
Test-UMConnectivity -TUILogon -Phone 51234 -PIN 5643892 -UMDialPlan MyUMDialPlan
#>
    [CmdletBinding(DefaultParameterSetName = 'CallRouter', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'CallRouter')]
        [switch]
        $CallRouter,

        [Parameter()]
        [string]
        $Phone,

        [Parameter(ParameterSetName = 'UMIPGateway')]
        [object]
        $UMIPGateway,

        [Parameter()]
        [string]
        $From,

        [Parameter()]
        [string]
        $DiagDtmfSequence,

        [Parameter(ParameterSetName = 'TUILogon')]
        [switch]
        $TUILogon,

        [Parameter()]
        [string]
        $PIN,

        [Parameter()]
        [object]
        $UMDialPlan,

        [Parameter()]
        [System.Nullable[int]]
        $RemotePort,

        [Parameter()]
        [System.Nullable[bool]]
        $Secured,

        [Parameter()]
        [System.Nullable[bool]]
        $MediaSecured,

        [Parameter()]
        [System.Nullable[int]]
        $Timeout,

        [Parameter()]
        [System.Nullable[int]]
        $ListenPort,

        [Parameter()]
        [System.Nullable[int]]
        $DiagDtmfDurationInMilisecs,

        [Parameter()]
        [System.Nullable[int]]
        $DiagInitialSilenceInMilisecs,

        [Parameter()]
        [System.Nullable[int]]
        $DiagInterDtmfGapInMilisecs,

        [Parameter()]
        [System.Nullable[int]]
        $DiagInterDtmfDiffGapInMilisecs,

        [Parameter()]
        [string]
        $CertificateThumbprint,

        [Parameter()]
        [System.Nullable[bool]]
        $MonitoringContext,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Test-UMDialingRule {
<#
.SYNOPSIS
Shows which dialing rule fires for a number, and what is dialed.
.DESCRIPTION
Runs Test-UMDialingRule on the server of Connect-Mynah.
.PARAMETER UMDialPlan
The dial plan in play: its rules and codes hold. Allowed: name or GUID of a UM dial plan.
.PARAMETER Number
The number as it is dialed. Allowed: any text, at most 128 characters.
.PARAMETER UMMailboxPolicy
A signed-in user of this policy dials; default: a caller who is not signed in. Allowed: name or GUID of a UM mailbox policy.
.PARAMETER UMMailbox
This user dials, signed in, under his policy. Allowed: name or GUID of a mailbox.
.PARAMETER UMAutoAttendant
A caller of this auto attendant dials. Allowed: name or GUID of a UM auto attendant.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Test-UMDialingRule MyDialPlan 914255551234 -UMMailboxPolicy MyUMMailboxPolicy | Format-List
#>
    [CmdletBinding(DefaultParameterSetName = 'UMMailboxPolicy', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $UMDialPlan,

        [Parameter(Mandatory = $true, Position = 1)]
        [string]
        $Number,

        [Parameter(ParameterSetName = 'UMMailboxPolicy')]
        [object]
        $UMMailboxPolicy,

        [Parameter(ParameterSetName = 'UMMailbox')]
        [object]
        $UMMailbox,

        [Parameter(ParameterSetName = 'UMAutoAttendant')]
        [object]
        $UMAutoAttendant,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-UMDialPlan {
<#
.SYNOPSIS
Prints UM dial plans.
.DESCRIPTION
Runs Get-UMDialPlan on the server of Connect-Mynah.
.PARAMETER Identity
The UM dial plan. Allowed: name or GUID of a UM dial plan.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMDialPlan -Identity MyUMDialPlan | Format-List
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-UMDialPlan {
<#
.SYNOPSIS
Creates a UM dial plan and its default policy.
.DESCRIPTION
Runs New-UMDialPlan on the server of Connect-Mynah.
.PARAMETER Name
The name. Allowed: any text, at most 1024 characters.
.PARAMETER NumberOfDigitsInExtension
The length of every extension of the plan. Allowed: a whole number from 1 to 20 digits.
.PARAMETER URIType
The kind of addressing. Allowed: TelExtn, SipName, E164.
.PARAMETER VoIPSecurity
Whether signalling is by mutual TLS, and media by SRTP too. Allowed: Unsecured, SIPSecured, Secured.
.PARAMETER CountryOrRegionCode
The plan's own country code. Allowed: 1-4 digits, at most 4 characters.
.PARAMETER AccessTelephoneNumbers
Outlook Voice Access numbers. Allowed: a list of letters, digits, separators, or a SIP URI, at most 32 characters.
.PARAMETER DefaultLanguage
Language of prompts for callers. Allowed: a culture such as en-US, at most 20 characters.
.PARAMETER FaxEnabled
Hand fax calls to the fax partner. Allowed: $true or $false.
.PARAMETER GenerateUMMailboxPolicy
Whether "<plan> Default Policy" is made too; default true. Allowed: $true or $false.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-UMDialPlan -Name MyUMDialPlan -NumberOfDigitsInExtension 4
.EXAMPLE
New-UMDialPlan -Name MyUMDialPlan -URIType SipName -NumberOfDigitsInExtension 5
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [System.Nullable[int]]
        $NumberOfDigitsInExtension,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('TelExtn', 'SipName', 'E164') -like "$word*" })]
        [string]
        $URIType,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Unsecured', 'SIPSecured', 'Secured') -like "$word*" })]
        [string]
        $VoIPSecurity,

        [Parameter()]
        [string]
        $CountryOrRegionCode,

        [Parameter()]
        [object]
        $AccessTelephoneNumbers,

        [Parameter()]
        [string]
        $DefaultLanguage,

        [Parameter()]
        [System.Nullable[bool]]
        $FaxEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $GenerateUMMailboxPolicy,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-UMDialPlan {
<#
.SYNOPSIS
Removes a UM dial plan that nothing uses.
.DESCRIPTION
Runs Remove-UMDialPlan on the server of Connect-Mynah.
.PARAMETER Identity
The UM dial plan. Allowed: name or GUID of a UM dial plan.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-UMDialPlan -Identity MyUMDialPlan
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Set-UMDialPlan {
<#
.SYNOPSIS
Changes a UM dial plan.
.DESCRIPTION
Runs Set-UMDialPlan on the server of Connect-Mynah.
.PARAMETER Identity
The UM dial plan. Allowed: name or GUID of a UM dial plan.
.PARAMETER Name
The new name. Allowed: any text, at most 1024 characters.
.PARAMETER NumberOfDigitsInExtension
The length of every extension of the plan. Allowed: a whole number from 1 to 20 digits.
.PARAMETER URIType
The kind of addressing. Allowed: TelExtn, SipName, E164.
.PARAMETER VoIPSecurity
Whether signalling is by mutual TLS, and media by SRTP too. Allowed: Unsecured, SIPSecured, Secured.
.PARAMETER PhoneContext
Plan name and root domain, frozen at creation. Allowed: any text, at most 320 characters.
.PARAMETER CountryOrRegionCode
The plan's own country code. Allowed: 1-4 digits, at most 4 characters.
.PARAMETER AccessTelephoneNumbers
Outlook Voice Access numbers. Allowed: a list of letters, digits, separators, or a SIP URI, at most 32 characters.
.PARAMETER PilotIdentifierList
Pilot numbers known in E.164 plans. Allowed: a list of + and up to 15 digits, at most 16 characters.
.PARAMETER DefaultLanguage
Language of prompts for callers. Allowed: a culture such as en-US, at most 20 characters.
.PARAMETER AudioCodec
Format of stored messages. Allowed: Mp3, Wma, G711, Gsm.
.PARAMETER FaxEnabled
Hand fax calls to the fax partner. Allowed: $true or $false.
.PARAMETER CallAnsweringRulesEnabled
Whether members may use call answering rules. Allowed: $true or $false.
.PARAMETER AutomaticSpeechRecognitionEnabled
Whether members may speak commands. Allowed: $true or $false.
.PARAMETER AllowDialPlanSubscribers
Callers not signed in may dial UM users of the plan. Allowed: $true or $false.
.PARAMETER AllowExtensions
Callers not signed in may dial any number of extension length. Allowed: $true or $false.
.PARAMETER ConfiguredInCountryOrRegionGroups
Dialing rules for numbers of the own country. Allowed: rules as Name,NumberMask,DialedNumber,Comment.
.PARAMETER ConfiguredInternationalGroups
Dialing rules for numbers of other countries. Allowed: rules as Name,NumberMask,DialedNumber,Comment.
.PARAMETER AllowedInCountryOrRegionGroups
Dialing groups that callers not signed in may use. Allowed: a list of any text, at most 128 characters.
.PARAMETER AllowedInternationalGroups
Dialing groups that callers not signed in may use. Allowed: a list of any text, at most 128 characters.
.PARAMETER OutsideLineAccessCode
Prefix of outside numbers. Allowed: 1-16 digits, at most 16 characters.
.PARAMETER InternationalAccessCode
Prefix of international numbers. Allowed: 1-4 digits, at most 4 characters.
.PARAMETER NationalNumberPrefix
Prefix of national numbers. Allowed: 1-4 digits, at most 4 characters.
.PARAMETER InCountryOrRegionNumberFormat
Number of a user of another plan, same country. Allowed: digits, then x's, at most 32 characters.
.PARAMETER InternationalNumberFormat
Number of a user of another plan and country. Allowed: digits, then x's, at most 32 characters.
.PARAMETER NumberingPlanFormats
Masks that map a full caller id to an extension of this plan. Allowed: a list of digits and x's, at most 32 characters.
.PARAMETER AllowHeuristicADCallingLineIdResolution
Match caller ids against the phone fields of any user. Allowed: $true or $false.
.PARAMETER EquivalentDialPlanPhoneContexts
Phone contexts of sister plans. Allowed: a list of any text, at most 320 characters.
.PARAMETER CallSomeoneEnabled
Callers may look up people and be transferred. Allowed: $true or $false.
.PARAMETER SendVoiceMsgEnabled
Callers may leave a message without ringing a phone. Allowed: $true or $false.
.PARAMETER ContactScope
Who can be found at the access number. Allowed: DialPlan, GlobalAddressList, Extension, AutoAttendantLink, AddressList.
.PARAMETER ContactAddressList
The address list of the scope AddressList. Allowed: name or GUID of a address list.
.PARAMETER ContactRecipientContainer
The organizational unit that narrows the search. Allowed: any text, at most 256 characters.
.PARAMETER Extension
The number of a transfer in the scope Extension. Allowed: 1-20 digits, at most 20 characters.
.PARAMETER UMAutoAttendant
What the star key at the welcome leads to, instead of calling someone. Allowed: name or GUID of a UM auto attendant.
.PARAMETER DialByNamePrimary
How names are spelled. Allowed: LastFirst, FirstLast, SMTPAddress.
.PARAMETER DialByNameSecondary
The second way to spell names. Allowed: LastFirst, FirstLast, SMTPAddress, None.
.PARAMETER MatchedNameSelectionMethod
What tells people of equal names apart. Allowed: Title, Department, Location, None, PromptForAlias.
.PARAMETER OperatorExtension
Where key 0 leads. Allowed: a number or SIP URI, at most 320 characters.
.PARAMETER InputFailuresBeforeDisconnect
Bad inputs in a row before the call ends. Allowed: a whole number from 1 to 20.
.PARAMETER LogonFailuresBeforeDisconnect
Wrong PINs in one call before it ends. Allowed: a whole number from 1 to 20.
.PARAMETER MaxCallDuration
The longest call of any kind. Allowed: a whole number from 10 to 120 minutes.
.PARAMETER MaxRecordingDuration
The longest recording. Allowed: a whole number from 1 to 100 minutes.
.PARAMETER RecordingIdleTimeout
Silence that ends a recording. Allowed: a whole number from 2 to 10 seconds.
.PARAMETER WelcomeGreetingEnabled
Whether the custom greeting of the access number is played. Allowed: $true or $false.
.PARAMETER WelcomeGreetingFilename
Imported greeting of the access number. Allowed: any text, at most 1024 characters.
.PARAMETER InfoAnnouncementEnabled
Whether an announcement follows the welcome. Allowed: False, True, Uninterruptible.
.PARAMETER InfoAnnouncementFilename
The imported announcement. Allowed: any text, at most 1024 characters.
.PARAMETER TUIPromptEditingEnabled
Authorised users may record prompts by phone. Allowed: $true or $false.
.PARAMETER LegacyPromptPublishingPoint
Accepted, no effect.
.PARAMETER ForceUpgrade
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-UMDialPlan -Identity MyDialPlan -OutsideLineAccessCode 9
.EXAMPLE
Set-UMDialPlan MyUMDialPlan -AccessTelephoneNumbers @{Add='4255550101'; Remove='4255550100'}
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [System.Nullable[int]]
        $NumberOfDigitsInExtension,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('TelExtn', 'SipName', 'E164') -like "$word*" })]
        [string]
        $URIType,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Unsecured', 'SIPSecured', 'Secured') -like "$word*" })]
        [string]
        $VoIPSecurity,

        [Parameter()]
        [string]
        $PhoneContext,

        [Parameter()]
        [string]
        $CountryOrRegionCode,

        [Parameter()]
        [object]
        $AccessTelephoneNumbers,

        [Parameter()]
        [object]
        $PilotIdentifierList,

        [Parameter()]
        [string]
        $DefaultLanguage,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Mp3', 'Wma', 'G711', 'Gsm') -like "$word*" })]
        [string]
        $AudioCodec,

        [Parameter()]
        [System.Nullable[bool]]
        $FaxEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $CallAnsweringRulesEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $AutomaticSpeechRecognitionEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowDialPlanSubscribers,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowExtensions,

        [Parameter()]
        [Alias('ConfiguredInCountryGroups')]
        [object]
        $ConfiguredInCountryOrRegionGroups,

        [Parameter()]
        [object]
        $ConfiguredInternationalGroups,

        [Parameter()]
        [Alias('AllowedInCountryGroups')]
        [object]
        $AllowedInCountryOrRegionGroups,

        [Parameter()]
        [object]
        $AllowedInternationalGroups,

        [Parameter()]
        [string]
        $OutsideLineAccessCode,

        [Parameter()]
        [string]
        $InternationalAccessCode,

        [Parameter()]
        [string]
        $NationalNumberPrefix,

        [Parameter()]
        [string]
        $InCountryOrRegionNumberFormat,

        [Parameter()]
        [string]
        $InternationalNumberFormat,

        [Parameter()]
        [object]
        $NumberingPlanFormats,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowHeuristicADCallingLineIdResolution,

        [Parameter()]
        [object]
        $EquivalentDialPlanPhoneContexts,

        [Parameter()]
        [System.Nullable[bool]]
        $CallSomeoneEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $SendVoiceMsgEnabled,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('DialPlan', 'GlobalAddressList', 'Extension', 'AutoAttendantLink', 'AddressList') -like "$word*" })]
        [string]
        $ContactScope,

        [Parameter()]
        [object]
        $ContactAddressList,

        [Parameter()]
        [string]
        $ContactRecipientContainer,

        [Parameter()]
        [string]
        $Extension,

        [Parameter()]
        [object]
        $UMAutoAttendant,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('LastFirst', 'FirstLast', 'SMTPAddress') -like "$word*" })]
        [string]
        $DialByNamePrimary,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('LastFirst', 'FirstLast', 'SMTPAddress', 'None') -like "$word*" })]
        [string]
        $DialByNameSecondary,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Title', 'Department', 'Location', 'None', 'PromptForAlias') -like "$word*" })]
        [string]
        $MatchedNameSelectionMethod,

        [Parameter()]
        [string]
        $OperatorExtension,

        [Parameter()]
        [System.Nullable[int]]
        $InputFailuresBeforeDisconnect,

        [Parameter()]
        [System.Nullable[int]]
        $LogonFailuresBeforeDisconnect,

        [Parameter()]
        [System.Nullable[int]]
        $MaxCallDuration,

        [Parameter()]
        [System.Nullable[int]]
        $MaxRecordingDuration,

        [Parameter()]
        [System.Nullable[int]]
        $RecordingIdleTimeout,

        [Parameter()]
        [System.Nullable[bool]]
        $WelcomeGreetingEnabled,

        [Parameter()]
        [string]
        $WelcomeGreetingFilename,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('False', 'True', 'Uninterruptible') -like "$word*" })]
        [string]
        $InfoAnnouncementEnabled,

        [Parameter()]
        [string]
        $InfoAnnouncementFilename,

        [Parameter()]
        [System.Nullable[bool]]
        $TUIPromptEditingEnabled,

        [Parameter()]
        [string]
        $LegacyPromptPublishingPoint,

        [Parameter()]
        [switch]
        $ForceUpgrade,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Test-UMFeature {
<#
.SYNOPSIS
Shows which features a user has, and which switch says no.
.DESCRIPTION
Runs Test-UMFeature on the server of Connect-Mynah.
.PARAMETER Identity
The UM-enabled user. Allowed: name or GUID of a mailbox.
.PARAMETER Feature
One of them; default: all. Allowed: Speech, CallAnsweringRules, IncomingFax, OutlookVoiceAccess, PinlessVoiceMail, Email, Calendar, Directory, PersonalContacts, VoiceReply, MessageWaiting, MissedCallNotice, PlayOnPhone, TextNotice, VoiceMailPreview, AnonymousMessages, TransferByCallers, MessageByCallers, OutgoingCalls.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Test-UMFeature tonysmith -Feature PlayOnPhone | Format-List
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Speech', 'CallAnsweringRules', 'IncomingFax', 'OutlookVoiceAccess', 'PinlessVoiceMail', 'Email', 'Calendar', 'Directory', 'PersonalContacts', 'VoiceReply', 'MessageWaiting', 'MissedCallNotice', 'PlayOnPhone', 'TextNotice', 'VoiceMailPreview', 'AnonymousMessages', 'TransferByCallers', 'MessageByCallers', 'OutgoingCalls') -like "$word*" })]
        [string]
        $Feature,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-UMHuntGroup {
<#
.SYNOPSIS
Prints UM hunt groups.
.DESCRIPTION
Runs Get-UMHuntGroup on the server of Connect-Mynah.
.PARAMETER Identity
The UM hunt group. Allowed: name or GUID of a UM hunt group.
.PARAMETER UMDialPlan
The dial plan of its calls. Allowed: name or GUID of a UM dial plan.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMHuntGroup -Identity MyUMIPGateway\MyUMHuntGroup | Format-List
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [object]
        $UMDialPlan,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-UMHuntGroup {
<#
.SYNOPSIS
Links pilot numbers of a gateway to a dial plan.
.DESCRIPTION
Runs New-UMHuntGroup on the server of Connect-Mynah.
.PARAMETER Name
The name. Allowed: any text, at most 1024 characters.
.PARAMETER UMDialPlan
The dial plan of its calls. Allowed: name or GUID of a UM dial plan.
.PARAMETER UMIPGateway
The gateway it belongs to. Allowed: name or GUID of a UM IP gateway.
.PARAMETER PilotIdentifier
Pilot numbers; blank takes every call that no other hunt group takes. Allowed: a list of digits, letters, or a SIP URI, at most 320 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-UMHuntGroup -Name MyUMHuntGroup -PilotIdentifier 12345 -UMDialPlan MyUMDialPlan -UMIPGateway MyUMIPGateway
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [object]
        $UMDialPlan,

        [Parameter(Mandatory = $true)]
        [object]
        $UMIPGateway,

        [Parameter()]
        [object]
        $PilotIdentifier,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-UMHuntGroup {
<#
.SYNOPSIS
Removes a UM hunt group.
.DESCRIPTION
Runs Remove-UMHuntGroup on the server of Connect-Mynah.
.PARAMETER Identity
The UM hunt group. Allowed: name or GUID of a UM hunt group.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-UMHuntGroup -Identity MyUMIPGateway\MyUMHuntGroup
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Disable-UMIPGateway {
<#
.SYNOPSIS
Takes no more calls from a UM IP gateway.
.DESCRIPTION
Runs Disable-UMIPGateway on the server of Connect-Mynah.
.PARAMETER Identity
The UM IP gateway. Allowed: name or GUID of a UM IP gateway.
.PARAMETER Immediate
Whether calls in progress are dropped; default false: the gateway takes no new calls, and is disabled when the last one has ended. Allowed: $true or $false.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Disable-UMIPGateway -Identity MyUMIPGateway -Immediate $true
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [System.Nullable[bool]]
        $Immediate,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Enable-UMIPGateway {
<#
.SYNOPSIS
Takes calls from a UM IP gateway again.
.DESCRIPTION
Runs Enable-UMIPGateway on the server of Connect-Mynah.
.PARAMETER Identity
The UM IP gateway. Allowed: name or GUID of a UM IP gateway.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Enable-UMIPGateway -Identity MyUMIPGateway
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMIPGateway {
<#
.SYNOPSIS
Prints UM IP gateways.
.DESCRIPTION
Runs Get-UMIPGateway on the server of Connect-Mynah.
.PARAMETER Identity
The UM IP gateway. Allowed: name or GUID of a UM IP gateway.
.PARAMETER IncludeSimulator
Test peers too. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMIPGateway | Format-List
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $IncludeSimulator,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-UMIPGateway {
<#
.SYNOPSIS
Creates a UM IP gateway: a SIP peer.
.DESCRIPTION
Runs New-UMIPGateway on the server of Connect-Mynah.
.PARAMETER Name
The name. Allowed: any text, at most 1024 characters.
.PARAMETER Address
Address or host name of the peer. Allowed: an IPv4 address, IPv6 address or host name, at most 255 characters.
.PARAMETER Port
The peer's listening port. Allowed: a whole number from 0 to 65535.
.PARAMETER IPAddressFamily
Address families to use. Allowed: IPv4Only, IPv6Only, Any.
.PARAMETER Status
Whether calls are taken. Allowed: Enabled, Disabled, NoNewCalls.
.PARAMETER OutcallsAllowed
Whether calls may be placed; transfers always may. Allowed: $true or $false.
.PARAMETER UMDialPlan
The dial plan for which a default hunt group is made. Allowed: name or GUID of a UM dial plan.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-UMIPGateway -Name MyUMIPGateway -Address 10.10.10.1
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [Alias('Identity')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [string]
        $Address,

        [Parameter()]
        [System.Nullable[int]]
        $Port,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('IPv4Only', 'IPv6Only', 'Any') -like "$word*" })]
        [string]
        $IPAddressFamily,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Enabled', 'Disabled', 'NoNewCalls') -like "$word*" })]
        [string]
        $Status,

        [Parameter()]
        [System.Nullable[bool]]
        $OutcallsAllowed,

        [Parameter()]
        [object]
        $UMDialPlan,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-UMIPGateway {
<#
.SYNOPSIS
Removes a UM IP gateway and its hunt groups.
.DESCRIPTION
Runs Remove-UMIPGateway on the server of Connect-Mynah.
.PARAMETER Identity
The UM IP gateway. Allowed: name or GUID of a UM IP gateway.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-UMIPGateway -Identity MyUMIPGateway
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Set-UMIPGateway {
<#
.SYNOPSIS
Changes a UM IP gateway.
.DESCRIPTION
Runs Set-UMIPGateway on the server of Connect-Mynah.
.PARAMETER Identity
The UM IP gateway. Allowed: name or GUID of a UM IP gateway.
.PARAMETER Name
The new name. Allowed: any text, at most 1024 characters.
.PARAMETER Address
Address or host name of the peer. Allowed: an IPv4 address, IPv6 address or host name, at most 255 characters.
.PARAMETER Port
The peer's listening port. Allowed: a whole number from 0 to 65535.
.PARAMETER IPAddressFamily
Address families to use. Allowed: IPv4Only, IPv6Only, Any.
.PARAMETER Status
Whether calls are taken. Allowed: Enabled, Disabled, NoNewCalls.
.PARAMETER OutcallsAllowed
Whether calls may be placed; transfers always may. Allowed: $true or $false.
.PARAMETER MessageWaitingIndicatorAllowed
Whether NOTIFY may be sent for the lamp. Allowed: $true or $false.
.PARAMETER DelayedSourcePartyInfoEnabled
Wait for calling or diverting party. Allowed: $true or $false.
.PARAMETER Simulator
A test peer. Allowed: $true or $false.
.PARAMETER ForceUpgrade
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-UMIPGateway -Identity MyUMIPGateway -Address 10.10.10.1
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [string]
        $Address,

        [Parameter()]
        [System.Nullable[int]]
        $Port,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('IPv4Only', 'IPv6Only', 'Any') -like "$word*" })]
        [string]
        $IPAddressFamily,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Enabled', 'Disabled', 'NoNewCalls') -like "$word*" })]
        [string]
        $Status,

        [Parameter()]
        [System.Nullable[bool]]
        $OutcallsAllowed,

        [Parameter()]
        [System.Nullable[bool]]
        $MessageWaitingIndicatorAllowed,

        [Parameter()]
        [System.Nullable[bool]]
        $DelayedSourcePartyInfoEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $Simulator,

        [Parameter()]
        [switch]
        $ForceUpgrade,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Disable-UMMailbox {
<#
.SYNOPSIS
Disables Unified Messaging for a mailbox.
.DESCRIPTION
Runs Disable-UMMailbox on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER KeepProperties
Whether switches, rules, greetings, PIN history and former numbers are kept, sealed, for a later Enable-UMMailbox; default true. Allowed: $true or $false.
.PARAMETER IgnoreDefaultScope
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Disable-UMMailbox -Identity tonysmith@contoso.com -Confirm:$false
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [System.Nullable[bool]]
        $KeepProperties,

        [Parameter()]
        [switch]
        $IgnoreDefaultScope,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Enable-UMMailbox {
<#
.SYNOPSIS
Enables a mailbox for Unified Messaging.
.DESCRIPTION
Runs Enable-UMMailbox on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER UMMailboxPolicy
The policy that governs it. Allowed: name or GUID of a UM mailbox policy.
.PARAMETER Extensions
Extension numbers, the first is primary; default: from the business telephone. Allowed: a list of any text, at most 320 characters.
.PARAMETER SIPResourceIdentifier
SIP address or E.164 number, for plans of these types. Allowed: any text, at most 320 characters.
.PARAMETER PIN
The first PIN; default: generated.
.PARAMETER PINExpired
Whether the PIN must be changed at the first sign-in. Allowed: $true or $false.
.PARAMETER NotifyEmail
Where the welcome goes; default: the user. Allowed: any text, at most 254 characters.
.PARAMETER PilotNumber
The access number printed in the welcome. Allowed: any text, at most 320 characters.
.PARAMETER AutomaticSpeechRecognitionEnabled
Commands may be spoken. Allowed: $true or $false.
.PARAMETER SendWelcomeMail
Whether the welcome is mailed; default true. Allowed: $true or $false.
.PARAMETER ValidateOnly
Checks everything, changes nothing. Allowed: $true or $false.
.PARAMETER IgnoreDefaultScope
Accepted, no effect.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Enable-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892 -NotifyEmail administrator@contoso.com -PINExpired $true
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(Mandatory = $true)]
        [object]
        $UMMailboxPolicy,

        [Parameter()]
        [object]
        $Extensions,

        [Parameter()]
        [string]
        $SIPResourceIdentifier,

        [Parameter()]
        [string]
        $PIN,

        [Parameter()]
        [System.Nullable[bool]]
        $PINExpired,

        [Parameter()]
        [string]
        $NotifyEmail,

        [Parameter()]
        [string]
        $PilotNumber,

        [Parameter()]
        [System.Nullable[bool]]
        $AutomaticSpeechRecognitionEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $SendWelcomeMail,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [switch]
        $IgnoreDefaultScope,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMMailbox {
<#
.SYNOPSIS
Prints UM-enabled mailboxes.
.DESCRIPTION
Runs Get-UMMailbox on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER Anr
Beginning of a name or alias. Allowed: any text, at most 256 characters.
.PARAMETER Filter
OPATH: Property -eq 'value'; -ne -like -notlike -gt -ge -lt -le -and -or -not. Allowed: any text, at most 10000 characters.
.PARAMETER OrganizationalUnit
Container of the users. Allowed: any text, at most 256 characters.
.PARAMETER ResultSize
At most so many objects; default 1000. Allowed: a whole number from 1 to 1000000, or Unlimited.
.PARAMETER SortBy
By what the listing is sorted. Allowed: Name, DisplayName, Alias, ServerLegacyDN.
.PARAMETER IgnoreDefaultScope
Accepted, no effect.
.PARAMETER ReadFromDomainController
Accepted, no effect.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMMailbox -Identity tonysmith@contoso.com | Format-List
.EXAMPLE
Get-UMMailbox -Filter "UMMailboxPolicy -eq 'Sales Default Policy'"
#>
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(ParameterSetName = 'Anr')]
        [string]
        $Anr,

        [Parameter()]
        [string]
        $Filter,

        [Parameter()]
        [string]
        $OrganizationalUnit,

        [Parameter()]
        [string]
        $ResultSize,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Name', 'DisplayName', 'Alias', 'ServerLegacyDN') -like "$word*" })]
        [string]
        $SortBy,

        [Parameter()]
        [switch]
        $IgnoreDefaultScope,

        [Parameter()]
        [switch]
        $ReadFromDomainController,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-UMMailbox {
<#
.SYNOPSIS
Changes a UM-enabled mailbox.
.DESCRIPTION
Runs Set-UMMailbox on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER Name
The new name. Allowed: any text, at most 1024 characters.
.PARAMETER UMMailboxPolicy
The policy that governs it. Allowed: name or GUID of a UM mailbox policy.
.PARAMETER AllowUMCallsFromNonUsers
Whether callers not signed in find and reach the user. Allowed: None, SearchEnabled.
.PARAMETER AnonymousCallersCanLeaveMessages
Callers without a number may leave messages. Allowed: $true or $false.
.PARAMETER AutomaticSpeechRecognitionEnabled
Commands may be spoken. Allowed: $true or $false.
.PARAMETER CallAnsweringAudioCodec
Format of messages; blank: the dial plan's. Allowed: Mp3, Wma, G711, Gsm.
.PARAMETER CallAnsweringRulesEnabled
Call answering rules are run. Allowed: $true or $false.
.PARAMETER FaxEnabled
Faxes are taken. Allowed: $true or $false.
.PARAMETER MissedCallNotificationEnabled
Missed calls are mailed. Allowed: $true or $false.
.PARAMETER OperatorNumber
The user's own operator. Allowed: 1-20 digits, at most 20 characters.
.PARAMETER PinlessAccessToVoiceMailEnabled
Voice mail without PIN from the own phone. Allowed: $true or $false.
.PARAMETER PlayOnPhoneEnabled
Messages may be played on a phone. Allowed: $true or $false.
.PARAMETER SubscriberAccessEnabled
Outlook Voice Access may be used. Allowed: $true or $false.
.PARAMETER TUIAccessToCalendarEnabled
Calendar by telephone. Allowed: $true or $false.
.PARAMETER TUIAccessToEmailEnabled
E-mail by telephone. Allowed: $true or $false.
.PARAMETER UMSMSNotificationOption
What text messages tell of. Allowed: None, VoiceMail, VoiceMailAndMissedCalls.
.PARAMETER VoiceMailAnalysisEnabled
Stored only; nothing leaves the system. Allowed: $true or $false.
.PARAMETER ImListMigrationCompleted
Stored only. Allowed: $true or $false.
.PARAMETER IgnoreDefaultScope
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-UMMailbox -Identity tony@contoso.com -CallAnsweringAudioCodec Wma -FaxEnabled $false
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [object]
        $UMMailboxPolicy,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('None', 'SearchEnabled') -like "$word*" })]
        [string]
        $AllowUMCallsFromNonUsers,

        [Parameter()]
        [System.Nullable[bool]]
        $AnonymousCallersCanLeaveMessages,

        [Parameter()]
        [System.Nullable[bool]]
        $AutomaticSpeechRecognitionEnabled,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Mp3', 'Wma', 'G711', 'Gsm') -like "$word*" })]
        [string]
        $CallAnsweringAudioCodec,

        [Parameter()]
        [System.Nullable[bool]]
        $CallAnsweringRulesEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $FaxEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $MissedCallNotificationEnabled,

        [Parameter()]
        [string]
        $OperatorNumber,

        [Parameter()]
        [System.Nullable[bool]]
        $PinlessAccessToVoiceMailEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $PlayOnPhoneEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $SubscriberAccessEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $TUIAccessToCalendarEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $TUIAccessToEmailEnabled,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('None', 'VoiceMail', 'VoiceMailAndMissedCalls') -like "$word*" })]
        [string]
        $UMSMSNotificationOption,

        [Parameter()]
        [System.Nullable[bool]]
        $VoiceMailAnalysisEnabled,

        [Parameter()]
        [System.Nullable[bool]]
        $ImListMigrationCompleted,

        [Parameter()]
        [switch]
        $IgnoreDefaultScope,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMMailboxPIN {
<#
.SYNOPSIS
Prints the state of PINs.
.DESCRIPTION
Runs Get-UMMailboxPIN on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER ResultSize
At most so many objects; default 1000. Allowed: a whole number from 1 to 1000000, or Unlimited.
.PARAMETER IgnoreErrors
Errors become warnings. Allowed: $true or $false.
.PARAMETER IgnoreDefaultScope
Accepted, no effect.
.PARAMETER ReadFromDomainController
Accepted, no effect.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMMailboxPIN -Identity tonysmith@contoso.com
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $ResultSize,

        [Parameter()]
        [switch]
        $IgnoreErrors,

        [Parameter()]
        [switch]
        $IgnoreDefaultScope,

        [Parameter()]
        [switch]
        $ReadFromDomainController,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-UMMailboxPIN {
<#
.SYNOPSIS
Resets the PIN of a UM-enabled mailbox.
.DESCRIPTION
Runs Set-UMMailboxPIN on the server of Connect-Mynah.
.PARAMETER Identity
The mailbox. Allowed: name or GUID of a mailbox.
.PARAMETER Pin
The new PIN; default: generated.
.PARAMETER PINExpired
Whether it must be changed at the next sign-in. Allowed: $true or $false.
.PARAMETER LockedOut
Locks or unlocks; with nothing else the PIN is kept. Allowed: $true or $false.
.PARAMETER NotifyEmail
Where the PIN is mailed; default: the user. Allowed: any text, at most 254 characters.
.PARAMETER SendEmail
Whether the PIN is mailed; default true. Allowed: $true or $false.
.PARAMETER IgnoreDefaultScope
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-UMMailboxPIN -Identity tonysmith@contoso.com
.EXAMPLE
Set-UMMailboxPIN -Identity tonysmith@contoso.com -LockedOut $false
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Pin,

        [Parameter()]
        [System.Nullable[bool]]
        $PINExpired,

        [Parameter()]
        [System.Nullable[bool]]
        $LockedOut,

        [Parameter()]
        [string]
        $NotifyEmail,

        [Parameter()]
        [System.Nullable[bool]]
        $SendEmail,

        [Parameter()]
        [switch]
        $IgnoreDefaultScope,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMMailboxPolicy {
<#
.SYNOPSIS
Prints UM mailbox policies.
.DESCRIPTION
Runs Get-UMMailboxPolicy on the server of Connect-Mynah.
.PARAMETER Identity
The UM mailbox policy. Allowed: name or GUID of a UM mailbox policy.
.PARAMETER UMDialPlan
The dial plan the policy belongs to. Allowed: name or GUID of a UM dial plan.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMMailboxPolicy -UMDialPlan MyUMDialPlan
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [object]
        $UMDialPlan,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function New-UMMailboxPolicy {
<#
.SYNOPSIS
Creates a UM mailbox policy of a dial plan.
.DESCRIPTION
Runs New-UMMailboxPolicy on the server of Connect-Mynah.
.PARAMETER Name
The name. Allowed: any text, at most 1024 characters.
.PARAMETER UMDialPlan
The dial plan the policy belongs to. Allowed: name or GUID of a UM dial plan.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
New-UMMailboxPolicy -Name MyUMMailboxPolicy -UMDialPlan MyUMDialPlan
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [object]
        $UMDialPlan,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-UMMailboxPolicy {
<#
.SYNOPSIS
Removes a UM mailbox policy that no mailbox uses.
.DESCRIPTION
Runs Remove-UMMailboxPolicy on the server of Connect-Mynah.
.PARAMETER Identity
The UM mailbox policy. Allowed: name or GUID of a UM mailbox policy.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-UMMailboxPolicy -Identity MyUMMailboxPolicy
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Set-UMMailboxPolicy {
<#
.SYNOPSIS
Changes a UM mailbox policy.
.DESCRIPTION
Runs Set-UMMailboxPolicy on the server of Connect-Mynah.
.PARAMETER Identity
The UM mailbox policy. Allowed: name or GUID of a UM mailbox policy.
.PARAMETER Name
The new name. Allowed: any text, at most 1024 characters.
.PARAMETER UMDialPlan
The dial plan the policy belongs to. Allowed: name or GUID of a UM dial plan.
.PARAMETER AllowAutomaticSpeechRecognition
Commands may be spoken. Allowed: $true or $false.
.PARAMETER AllowCallAnsweringRules
Call answering rules may be used. Allowed: $true or $false.
.PARAMETER AllowFax
Faxes are taken, once FaxServerURI is set. Allowed: $true or $false.
.PARAMETER FaxServerURI
The fax partner. Allowed: sip:host:port;transport=tcp, at most 512 characters.
.PARAMETER AllowMessageWaitingIndicator
The lamp is lit. Allowed: $true or $false.
.PARAMETER AllowMissedCallNotifications
Missed calls are mailed. Allowed: $true or $false.
.PARAMETER AllowPinlessVoiceMailAccess
Voice mail without PIN from the own phone. Allowed: $true or $false.
.PARAMETER AllowPlayOnPhone
Messages may be played on a phone. Allowed: $true or $false.
.PARAMETER AllowSMSNotification
Text messages tell of voice mail. Allowed: $true or $false.
.PARAMETER AllowSubscriberAccess
Outlook Voice Access may be used. Allowed: $true or $false.
.PARAMETER AllowTUIAccessToCalendar
Calendar by telephone. Allowed: $true or $false.
.PARAMETER AllowTUIAccessToDirectory
Directory by telephone. Allowed: $true or $false.
.PARAMETER AllowTUIAccessToEmail
E-mail by telephone. Allowed: $true or $false.
.PARAMETER AllowTUIAccessToPersonalContacts
Personal contacts by telephone. Allowed: $true or $false.
.PARAMETER AllowVoiceMailPreview
Voice messages carry a transcript. Allowed: $true or $false.
.PARAMETER AllowVoiceResponseToOtherMessageTypes
Voice replies to mail and meetings. Allowed: $true or $false.
.PARAMETER AllowVoiceMailAnalysis
Stored only; nothing leaves the system. Allowed: $true or $false.
.PARAMETER InformCallerOfVoiceMailAnalysis
Stored only. Allowed: $true or $false.
.PARAMETER AllowDialPlanSubscribers
Signed-in users may dial UM users of the plan. Allowed: $true or $false.
.PARAMETER AllowExtensions
Signed-in users may dial any number of extension length. Allowed: $true or $false.
.PARAMETER AllowedInCountryOrRegionGroups
Dialing groups allowed. Allowed: a list of any text, at most 128 characters.
.PARAMETER AllowedInternationalGroups
Dialing groups allowed. Allowed: a list of any text, at most 128 characters.
.PARAMETER MinPINLength
The shortest PIN. Allowed: a whole number from 4 to 24 digits.
.PARAMETER PINLifetime
Days until a PIN must be changed. Allowed: a whole number from 1 to 999, or Unlimited.
.PARAMETER PINHistoryCount
PINs that may not be used again. Allowed: a whole number from 1 to 20.
.PARAMETER AllowCommonPatterns
Repeated and sequential digits are allowed. Allowed: $true or $false.
.PARAMETER LogonFailuresBeforePINReset
Wrong PINs in a row before a new PIN is mailed. Allowed: a whole number from 1 to 998, or Unlimited.
.PARAMETER MaxLogonAttempts
Wrong PINs in a row before the mailbox is locked. Allowed: a whole number from 1 to 999, or Unlimited.
.PARAMETER MaxGreetingDuration
The longest personal greeting. Allowed: a whole number from 1 to 10 minutes.
.PARAMETER ProtectAuthenticatedVoiceMail
Which messages of signed-in callers are protected. Allowed: None, Private, All.
.PARAMETER ProtectUnauthenticatedVoiceMail
Which messages of other callers are protected. Allowed: None, Private, All.
.PARAMETER RequireProtectedPlayOnPhone
Protected messages are heard by phone only. Allowed: $true or $false.
.PARAMETER ProtectedVoiceMailText
Body where protection is not understood. Allowed: any text, at most 512 characters.
.PARAMETER UMEnabledText
Added to the welcome mail. Allowed: any text, at most 512 characters.
.PARAMETER ResetPINText
Added to the mail of a PIN reset. Allowed: any text, at most 512 characters.
.PARAMETER VoiceMailText
Added to voice messages. Allowed: any text, at most 512 characters.
.PARAMETER FaxMessageText
Added to faxes. Allowed: any text, at most 512 characters.
.PARAMETER VoiceMailPreviewPartnerAddress
Who transcribes messages outside; stored only. Allowed: an address such as tonysmith@contoso.com, at most 254 characters.
.PARAMETER VoiceMailPreviewPartnerAssignedID
The customer id at the transcription partner. Allowed: any text, at most 128 characters.
.PARAMETER VoiceMailPreviewPartnerMaxMessageDuration
Longer messages are not sent to the partner. Allowed: a whole number from 60 to 2147483647 seconds.
.PARAMETER VoiceMailPreviewPartnerMaxDeliveryDelay
After so long a message is delivered without preview. Allowed: a whole number from 300 to 2147483647 seconds.
.PARAMETER SourceForestPolicyNames
Names of policies that users come from in a migration; stored only. Allowed: a list of any text, at most 64 characters.
.PARAMETER ForceUpgrade
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-UMMailboxPolicy -Identity MyUMMailboxPolicy -MinPINLength 8
.EXAMPLE
Set-UMMailboxPolicy MyUMMailboxPolicy -AllowFax $true -FaxServerURI 'sip:faxserver.abc.com:5060;transport=tcp'
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [object]
        $UMDialPlan,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowAutomaticSpeechRecognition,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowCallAnsweringRules,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowFax,

        [Parameter()]
        [string]
        $FaxServerURI,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowMessageWaitingIndicator,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowMissedCallNotifications,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowPinlessVoiceMailAccess,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowPlayOnPhone,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowSMSNotification,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowSubscriberAccess,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowTUIAccessToCalendar,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowTUIAccessToDirectory,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowTUIAccessToEmail,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowTUIAccessToPersonalContacts,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowVoiceMailPreview,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowVoiceResponseToOtherMessageTypes,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowVoiceMailAnalysis,

        [Parameter()]
        [System.Nullable[bool]]
        $InformCallerOfVoiceMailAnalysis,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowDialPlanSubscribers,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowExtensions,

        [Parameter()]
        [Alias('AllowedInCountryGroups')]
        [object]
        $AllowedInCountryOrRegionGroups,

        [Parameter()]
        [object]
        $AllowedInternationalGroups,

        [Parameter()]
        [System.Nullable[int]]
        $MinPINLength,

        [Parameter()]
        [string]
        $PINLifetime,

        [Parameter()]
        [System.Nullable[int]]
        $PINHistoryCount,

        [Parameter()]
        [System.Nullable[bool]]
        $AllowCommonPatterns,

        [Parameter()]
        [string]
        $LogonFailuresBeforePINReset,

        [Parameter()]
        [string]
        $MaxLogonAttempts,

        [Parameter()]
        [System.Nullable[int]]
        $MaxGreetingDuration,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('None', 'Private', 'All') -like "$word*" })]
        [string]
        $ProtectAuthenticatedVoiceMail,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('None', 'Private', 'All') -like "$word*" })]
        [string]
        $ProtectUnauthenticatedVoiceMail,

        [Parameter()]
        [System.Nullable[bool]]
        $RequireProtectedPlayOnPhone,

        [Parameter()]
        [string]
        $ProtectedVoiceMailText,

        [Parameter()]
        [string]
        $UMEnabledText,

        [Parameter()]
        [string]
        $ResetPINText,

        [Parameter()]
        [string]
        $VoiceMailText,

        [Parameter()]
        [string]
        $FaxMessageText,

        [Parameter()]
        [string]
        $VoiceMailPreviewPartnerAddress,

        [Parameter()]
        [string]
        $VoiceMailPreviewPartnerAssignedID,

        [Parameter()]
        [System.Nullable[int]]
        $VoiceMailPreviewPartnerMaxMessageDuration,

        [Parameter()]
        [System.Nullable[int]]
        $VoiceMailPreviewPartnerMaxDeliveryDelay,

        [Parameter()]
        [object]
        $SourceForestPolicyNames,

        [Parameter()]
        [switch]
        $ForceUpgrade,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Export-UMPrompt {
<#
.SYNOPSIS
Gives an imported sound file back as it was.
.DESCRIPTION
Runs Export-UMPrompt on the server of Connect-Mynah.
.PARAMETER UMDialPlan
The dial plan that the prompt belongs to. Allowed: name or GUID of a UM dial plan.
.PARAMETER UMAutoAttendant
The auto attendant that the prompt belongs to. Allowed: name or GUID of a UM auto attendant.
.PARAMETER PromptFileName
The name of the file; a path is cut off. Allowed: any text, at most 1024 characters.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
$prompt = Export-UMPrompt -PromptFileName 'welcome.wav' -UMDialPlan MyUMDialPlan
#>
    [CmdletBinding(DefaultParameterSetName = 'UMDialPlan', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'UMDialPlan')]
        [object]
        $UMDialPlan,

        [Parameter(ParameterSetName = 'UMAutoAttendant')]
        [object]
        $UMAutoAttendant,

        [Parameter(Mandatory = $true)]
        [string]
        $PromptFileName,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Import-UMPrompt {
<#
.SYNOPSIS
Imports a sound file; the greeting must still be switched on by Set-.
.DESCRIPTION
Runs Import-UMPrompt on the server of Connect-Mynah.
.PARAMETER UMDialPlan
The dial plan that the prompt belongs to. Allowed: name or GUID of a UM dial plan.
.PARAMETER UMAutoAttendant
The auto attendant that the prompt belongs to. Allowed: name or GUID of a UM auto attendant.
.PARAMETER PromptFileName
The name of the file; a path is cut off. Allowed: any text, at most 1024 characters.
.PARAMETER PromptFileData
The bytes of the file, at most 5 MB.
.PARAMETER PromptFileStream
The same, instead of -PromptFileData.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName 'welcome.wav' -PromptFileData ([System.IO.File]::ReadAllBytes('welcome.wav'))
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', DefaultParameterSetName = 'UMDialPlanAndPromptFileData', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'UMDialPlanAndPromptFileData')]
        [Parameter(ParameterSetName = 'UMDialPlanAndPromptFileStream')]
        [object]
        $UMDialPlan,

        [Parameter(ParameterSetName = 'UMAutoAttendantAndPromptFileData')]
        [Parameter(ParameterSetName = 'UMAutoAttendantAndPromptFileStream')]
        [object]
        $UMAutoAttendant,

        [Parameter(Mandatory = $true)]
        [string]
        $PromptFileName,

        [Parameter(ParameterSetName = 'UMDialPlanAndPromptFileData')]
        [Parameter(ParameterSetName = 'UMAutoAttendantAndPromptFileData')]
        [byte[]]
        $PromptFileData,

        [Parameter(ParameterSetName = 'UMDialPlanAndPromptFileStream')]
        [Parameter(ParameterSetName = 'UMAutoAttendantAndPromptFileStream')]
        [byte[]]
        $PromptFileStream,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Remove-UMPrompt {
<#
.SYNOPSIS
Removes an imported sound file.
.DESCRIPTION
Runs Remove-UMPrompt on the server of Connect-Mynah.
.PARAMETER UMDialPlan
The dial plan that the prompt belongs to. Allowed: name or GUID of a UM dial plan.
.PARAMETER UMAutoAttendant
The auto attendant that the prompt belongs to. Allowed: name or GUID of a UM auto attendant.
.PARAMETER PromptFileName
The name of the file; a path is cut off. Allowed: any text, at most 1024 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Remove-UMPrompt -PromptFileName 'welcome.wav' -UMDialPlan MyUMDialPlan
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', DefaultParameterSetName = 'UMDialPlan', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'UMDialPlan')]
        [object]
        $UMDialPlan,

        [Parameter(ParameterSetName = 'UMAutoAttendant')]
        [object]
        $UMAutoAttendant,

        [Parameter(Mandatory = $true)]
        [string]
        $PromptFileName,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Disable-UMServer {
<#
.SYNOPSIS
Lets a node take no calls.
.DESCRIPTION
Runs Disable-UMServer on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER Immediate
Whether calls in progress are dropped; default false: the node takes no new calls, and is disabled when the last one has ended. Allowed: $true or $false.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Disable-UMServer -Identity MyUMServer
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [System.Nullable[bool]]
        $Immediate,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Enable-UMServer {
<#
.SYNOPSIS
Lets a node take calls again.
.DESCRIPTION
Runs Enable-UMServer on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Enable-UMServer -Identity MyUMServer
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMServer {
<#
.SYNOPSIS
Prints the UM services of the nodes.
.DESCRIPTION
Runs Get-UMServer on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMServer | Format-List
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-UMServer {
<#
.SYNOPSIS
Changes the UM service of a node.
.DESCRIPTION
Runs Set-UMServer on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER DialPlans
SIP URI dial plans routed here; every node serves all others anyway. Allowed: a list of any text, at most 36 characters.
.PARAMETER MaxCallsAllowed
Further calls are refused by 503 and go to another node. Allowed: a whole number from 0 to 10000 calls.
.PARAMETER UMStartupMode
Signalling to listen for; Dual once a certificate is assigned. Allowed: TCP, TLS, Dual.
.PARAMETER IPAddressFamily
Address families to use. Allowed: IPv4Only, IPv6Only, Any.
.PARAMETER IPAddressFamilyConfigurable
Whether IPAddressFamily may be changed. Allowed: $true or $false.
.PARAMETER SIPAccessService
The pool behind which SIP URI users are. Allowed: a host, with :port or not, at most 270 characters.
.PARAMETER GrammarGenerationSchedule
When the speech grammars are refreshed, one start a day. Allowed: a list of any text, at most 60 characters.
.PARAMETER IrmLogEnabled
Whether the protection log is kept. Allowed: $true or $false.
.PARAMETER IrmLogMaxAge
How long the protection log is kept; 0: for ever. Allowed: days, or days.hours:minutes:seconds, at most 30 characters.
.PARAMETER IrmLogMaxDirectorySize
How large the protection logs may be together. Allowed: a size such as 250MB, or Unlimited, at most 40 characters.
.PARAMETER IrmLogMaxFileSize
How large one protection log may be. Allowed: a size such as 10MB, at most 40 characters.
.PARAMETER IrmLogPath
Where the protection log is kept. Allowed: any text, at most 255 characters.
.PARAMETER Status
Whether calls are taken; Set-ServerComponentState is the newer way. Allowed: Enabled, Disabled, NoNewCalls.
.PARAMETER ExternalServiceFqdn
Stored only. Allowed: a host name, at most 2048 characters.
.PARAMETER SipTcpListeningPort
The port for TCP. Allowed: a whole number from 1 to 65535.
.PARAMETER SipTlsListeningPort
The port for TLS. Allowed: a whole number from 1 to 65535.
.PARAMETER ExternalHostFqdn
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-UMServer -Identity MyUMServer -Status NoNewCalls
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [object]
        $DialPlans,

        [Parameter()]
        [System.Nullable[int]]
        $MaxCallsAllowed,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('TCP', 'TLS', 'Dual') -like "$word*" })]
        [string]
        $UMStartupMode,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('IPv4Only', 'IPv6Only', 'Any') -like "$word*" })]
        [string]
        $IPAddressFamily,

        [Parameter()]
        [System.Nullable[bool]]
        $IPAddressFamilyConfigurable,

        [Parameter()]
        [string]
        $SIPAccessService,

        [Parameter()]
        [object]
        $GrammarGenerationSchedule,

        [Parameter()]
        [System.Nullable[bool]]
        $IrmLogEnabled,

        [Parameter()]
        [string]
        $IrmLogMaxAge,

        [Parameter()]
        [string]
        $IrmLogMaxDirectorySize,

        [Parameter()]
        [string]
        $IrmLogMaxFileSize,

        [Parameter()]
        [string]
        $IrmLogPath,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Enabled', 'Disabled', 'NoNewCalls') -like "$word*" })]
        [string]
        $Status,

        [Parameter()]
        [string]
        $ExternalServiceFqdn,

        [Parameter()]
        [System.Nullable[int]]
        $SipTcpListeningPort,

        [Parameter()]
        [System.Nullable[int]]
        $SipTlsListeningPort,

        [Parameter()]
        [string]
        $ExternalHostFqdn,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Disable-UMService {
<#
.SYNOPSIS
Lets a node take no calls.
.DESCRIPTION
Runs Disable-UMService on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER Immediate
Whether calls in progress are dropped; default false: the node takes no new calls, and is disabled when the last one has ended. Allowed: $true or $false.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Disable-UMService -Identity MyUMServer
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [System.Nullable[bool]]
        $Immediate,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Enable-UMService {
<#
.SYNOPSIS
Lets a node take calls again.
.DESCRIPTION
Runs Enable-UMService on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Enable-UMService -Identity MyUMServer
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMService {
<#
.SYNOPSIS
Prints the UM services of the nodes.
.DESCRIPTION
Runs Get-UMService on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMService | Format-List
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-UMService {
<#
.SYNOPSIS
Changes the UM service of a node.
.DESCRIPTION
Runs Set-UMService on the server of Connect-Mynah.
.PARAMETER Identity
The UM service. Allowed: name or GUID of a UM service.
.PARAMETER DialPlans
SIP URI dial plans routed here; every node serves all others anyway. Allowed: a list of any text, at most 36 characters.
.PARAMETER MaxCallsAllowed
Further calls are refused by 503 and go to another node. Allowed: a whole number from 0 to 10000 calls.
.PARAMETER UMStartupMode
Signalling to listen for; Dual once a certificate is assigned. Allowed: TCP, TLS, Dual.
.PARAMETER IPAddressFamily
Address families to use. Allowed: IPv4Only, IPv6Only, Any.
.PARAMETER IPAddressFamilyConfigurable
Whether IPAddressFamily may be changed. Allowed: $true or $false.
.PARAMETER SIPAccessService
The pool behind which SIP URI users are. Allowed: a host, with :port or not, at most 270 characters.
.PARAMETER GrammarGenerationSchedule
When the speech grammars are refreshed, one start a day. Allowed: a list of any text, at most 60 characters.
.PARAMETER IrmLogEnabled
Whether the protection log is kept. Allowed: $true or $false.
.PARAMETER IrmLogMaxAge
How long the protection log is kept; 0: for ever. Allowed: days, or days.hours:minutes:seconds, at most 30 characters.
.PARAMETER IrmLogMaxDirectorySize
How large the protection logs may be together. Allowed: a size such as 250MB, or Unlimited, at most 40 characters.
.PARAMETER IrmLogMaxFileSize
How large one protection log may be. Allowed: a size such as 10MB, at most 40 characters.
.PARAMETER IrmLogPath
Where the protection log is kept. Allowed: any text, at most 255 characters.
.PARAMETER Status
Whether calls are taken; Set-ServerComponentState is the newer way. Allowed: Enabled, Disabled, NoNewCalls.
.PARAMETER ExternalHostFqdn
Accepted, no effect.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-UMService -Identity MyUMServer -MaxCallsAllowed 50
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [object]
        $DialPlans,

        [Parameter()]
        [System.Nullable[int]]
        $MaxCallsAllowed,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('TCP', 'TLS', 'Dual') -like "$word*" })]
        [string]
        $UMStartupMode,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('IPv4Only', 'IPv6Only', 'Any') -like "$word*" })]
        [string]
        $IPAddressFamily,

        [Parameter()]
        [System.Nullable[bool]]
        $IPAddressFamilyConfigurable,

        [Parameter()]
        [string]
        $SIPAccessService,

        [Parameter()]
        [object]
        $GrammarGenerationSchedule,

        [Parameter()]
        [System.Nullable[bool]]
        $IrmLogEnabled,

        [Parameter()]
        [string]
        $IrmLogMaxAge,

        [Parameter()]
        [string]
        $IrmLogMaxDirectorySize,

        [Parameter()]
        [string]
        $IrmLogMaxFileSize,

        [Parameter()]
        [string]
        $IrmLogPath,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Enabled', 'Disabled', 'NoNewCalls') -like "$word*" })]
        [string]
        $Status,

        [Parameter()]
        [string]
        $ExternalHostFqdn,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

function Get-UMVersionState {
<#
.SYNOPSIS
Prints which node runs which version of the directory.
.DESCRIPTION
Runs Get-UMVersionState on the server of Connect-Mynah.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-UMVersionState
#>
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Get-User {
<#
.SYNOPSIS
Prints users.
.DESCRIPTION
Runs Get-User on the server of Connect-Mynah.
.PARAMETER Identity
The user. Allowed: name or GUID of a user.
.PARAMETER Anr
Beginning of a name or alias. Allowed: any text, at most 256 characters.
.PARAMETER Filter
OPATH: Property -eq 'value'; -ne -like -notlike -gt -ge -lt -le -and -or -not. Allowed: any text, at most 10000 characters.
.PARAMETER OrganizationalUnit
Container of the users. Allowed: any text, at most 256 characters.
.PARAMETER ResultSize
At most so many objects; default 1000. Allowed: a whole number from 1 to 1000000, or Unlimited.
.PARAMETER SortBy
By what the listing is sorted. Allowed: Name, DisplayName, Alias, ServerLegacyDN.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Get-User -Identity tonysmith | Format-List
.EXAMPLE
Get-User -Filter "Department -eq 'Customer Service'"
#>
    [CmdletBinding(DefaultParameterSetName = 'Identity', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter(ParameterSetName = 'Anr')]
        [string]
        $Anr,

        [Parameter()]
        [string]
        $Filter,

        [Parameter()]
        [string]
        $OrganizationalUnit,

        [Parameter()]
        [string]
        $ResultSize,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('Name', 'DisplayName', 'Alias', 'ServerLegacyDN') -like "$word*" })]
        [string]
        $SortBy,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters
    }
}

function Set-User {
<#
.SYNOPSIS
Changes what is known of a user.
.DESCRIPTION
Runs Set-User on the server of Connect-Mynah.
.PARAMETER Identity
The user. Allowed: name or GUID of a user.
.PARAMETER Name
The new name. Allowed: any text, at most 1024 characters.
.PARAMETER DisplayName
The name shown and spoken. Allowed: any text, at most 256 characters.
.PARAMETER FirstName
First name. Allowed: any text, at most 64 characters.
.PARAMETER LastName
Last name. Allowed: any text, at most 64 characters.
.PARAMETER Initials
Initials. Allowed: any text, at most 6 characters.
.PARAMETER PhoneticDisplayName
How the name is pronounced. Allowed: any text, at most 256 characters.
.PARAMETER UserPrincipalName
Sign-in name, user@domain. Allowed: an address such as tonysmith@contoso.com, at most 254 characters.
.PARAMETER SamAccountName
Account name. Allowed: at most 20 characters, at most 20 characters.
.PARAMETER Title
Job title. Allowed: any text, at most 64 characters.
.PARAMETER Department
Department. Allowed: any text, at most 64 characters.
.PARAMETER Office
Location. Allowed: any text, at most 128 characters.
.PARAMETER Company
Company. Allowed: any text, at most 64 characters.
.PARAMETER Phone
Business telephone. Allowed: a telephone number, at most 64 characters.
.PARAMETER HomePhone
Home telephone. Allowed: a telephone number, at most 64 characters.
.PARAMETER MobilePhone
Mobile telephone. Allowed: a telephone number, at most 64 characters.
.PARAMETER OtherTelephone
Another telephone. Allowed: a telephone number, at most 64 characters.
.PARAMETER UMCallingLineIds
Further numbers that mean the user when he calls. Allowed: a list of digits, with a + in front or not, at most 127 characters.
.PARAMETER CreateDTMFMap
Whether the keypad map follows the names. Allowed: $true or $false.
.PARAMETER UMDtmfMap
How the names are spelled on a telephone keypad. Allowed: a list of emailAddress:, lastNameFirstName: or firstNameLastName: and digits, at most 400 characters.
.PARAMETER AllowUMCallsFromNonUsers
Whether callers not signed in find and reach the user. Allowed: None, SearchEnabled.
.PARAMETER OrganizationalUnit
Container of the user. Allowed: any text, at most 256 characters.
.PARAMETER ValidateOnly
Checks everything and reports what is wrong; changes nothing. Allowed: $true or $false.
.PARAMETER DomainController
Accepted; all nodes share one state. Allowed: any text, at most 255 characters.
.EXAMPLE
Set-User -Identity Contoso\Jill -DisplayName "Jill Frank"
#>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [object]
        $Identity,

        [Parameter()]
        [string]
        $Name,

        [Parameter()]
        [string]
        $DisplayName,

        [Parameter()]
        [string]
        $FirstName,

        [Parameter()]
        [string]
        $LastName,

        [Parameter()]
        [string]
        $Initials,

        [Parameter()]
        [string]
        $PhoneticDisplayName,

        [Parameter()]
        [string]
        $UserPrincipalName,

        [Parameter()]
        [string]
        $SamAccountName,

        [Parameter()]
        [string]
        $Title,

        [Parameter()]
        [string]
        $Department,

        [Parameter()]
        [string]
        $Office,

        [Parameter()]
        [string]
        $Company,

        [Parameter()]
        [string]
        $Phone,

        [Parameter()]
        [string]
        $HomePhone,

        [Parameter()]
        [string]
        $MobilePhone,

        [Parameter()]
        [string]
        $OtherTelephone,

        [Parameter()]
        [object]
        $UMCallingLineIds,

        [Parameter()]
        [System.Nullable[bool]]
        $CreateDTMFMap,

        [Parameter()]
        [object]
        $UMDtmfMap,

        [Parameter()]
        [ArgumentCompleter({ param($command, $name, $word) @('None', 'SearchEnabled') -like "$word*" })]
        [string]
        $AllowUMCallsFromNonUsers,

        [Parameter()]
        [string]
        $OrganizationalUnit,

        [Parameter()]
        [switch]
        $ValidateOnly,

        [Parameter()]
        [string]
        $DomainController
    )
    process {
        Invoke-MynahCmdlet -Cmdlet $PSCmdlet -Bound $PSBoundParameters -Changes -Rehearse:$WhatIfPreference
    }
}

Export-ModuleMember -Function @('Connect-Mynah', 'Disconnect-Mynah', 'Get-AddressList', 'New-AddressList', 'Remove-AddressList', 'Set-AddressList', 'Search-AdminAuditLog', 'Get-ApiToken', 'New-ApiToken', 'Remove-ApiToken', 'Enable-ExchangeCertificate', 'Export-ExchangeCertificate', 'Get-ExchangeCertificate', 'Import-ExchangeCertificate', 'New-ExchangeCertificate', 'Remove-ExchangeCertificate', 'Get-ExchangeServer', 'Connect-Mailbox', 'Disable-Mailbox', 'Enable-Mailbox', 'Get-Mailbox', 'New-Mailbox', 'Remove-Mailbox', 'Set-Mailbox', 'Get-MailboxAutoReplyConfiguration', 'Set-MailboxAutoReplyConfiguration', 'Get-MailboxCalendarConfiguration', 'Set-MailboxCalendarConfiguration', 'Get-MailboxRegionalConfiguration', 'Set-MailboxRegionalConfiguration', 'Get-MailboxStatistics', 'Get-ManagementRole', 'Get-ManagementRoleEntry', 'Get-OrganizationalUnit', 'Get-OrganizationConfig', 'Set-OrganizationConfig', 'Get-Recipient', 'Get-RecoverableItems', 'Remove-RecoverableItems', 'Restore-RecoverableItems', 'Get-RetentionPolicyTag', 'New-RetentionPolicyTag', 'Remove-RetentionPolicyTag', 'Set-RetentionPolicyTag', 'Get-RoleGroup', 'New-RoleGroup', 'Remove-RoleGroup', 'Add-RoleGroupMember', 'Get-RoleGroupMember', 'Remove-RoleGroupMember', 'Get-ServerComponentState', 'Set-ServerComponentState', 'Get-ServerHealth', 'Clear-TextMessagingAccount', 'Get-TextMessagingAccount', 'Set-TextMessagingAccount', 'Compare-TextMessagingVerificationCode', 'Send-TextMessagingVerificationCode', 'Disable-TwoStepVerification', 'Enable-TwoStepVerification', 'Get-UMActiveCalls', 'Disable-UMAutoAttendant', 'Enable-UMAutoAttendant', 'Get-UMAutoAttendant', 'New-UMAutoAttendant', 'Remove-UMAutoAttendant', 'Set-UMAutoAttendant', 'Disable-UMCallAnsweringRule', 'Enable-UMCallAnsweringRule', 'Get-UMCallAnsweringRule', 'New-UMCallAnsweringRule', 'Remove-UMCallAnsweringRule', 'Set-UMCallAnsweringRule', 'Export-UMCallDataRecord', 'Get-UMCallDataRecord', 'Get-UMCallRouterSettings', 'Set-UMCallRouterSettings', 'Get-UMCallSummaryReport', 'Test-UMConnectivity', 'Test-UMDialingRule', 'Get-UMDialPlan', 'New-UMDialPlan', 'Remove-UMDialPlan', 'Set-UMDialPlan', 'Test-UMFeature', 'Get-UMHuntGroup', 'New-UMHuntGroup', 'Remove-UMHuntGroup', 'Disable-UMIPGateway', 'Enable-UMIPGateway', 'Get-UMIPGateway', 'New-UMIPGateway', 'Remove-UMIPGateway', 'Set-UMIPGateway', 'Disable-UMMailbox', 'Enable-UMMailbox', 'Get-UMMailbox', 'Set-UMMailbox', 'Get-UMMailboxPIN', 'Set-UMMailboxPIN', 'Get-UMMailboxPolicy', 'New-UMMailboxPolicy', 'Remove-UMMailboxPolicy', 'Set-UMMailboxPolicy', 'Export-UMPrompt', 'Import-UMPrompt', 'Remove-UMPrompt', 'Disable-UMServer', 'Enable-UMServer', 'Get-UMServer', 'Set-UMServer', 'Disable-UMService', 'Enable-UMService', 'Get-UMService', 'Set-UMService', 'Get-UMVersionState', 'Get-User', 'Set-User')
