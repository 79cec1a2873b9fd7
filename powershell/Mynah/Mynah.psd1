# Made from the definitions by ./mynah docs.
@{
    RootModule = 'Mynah.psm1'
    ModuleVersion = '0.1.0'
    GUID = '6f0a4a4e-6a1c-4b0e-9d1a-5f6f3a2c7b11'
    Author = 'Mynah'
    Copyright = 'Apache-2.0'
    Description = 'Administration of a Mynah unified messaging server.'
    PowerShellVersion = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
    FunctionsToExport = @(
        'Connect-Mynah',
        'Disconnect-Mynah',
        'Search-AdminAuditLog',
        'Get-ApiToken',
        'New-ApiToken',
        'Remove-ApiToken',
        'Connect-Mailbox',
        'Disable-Mailbox',
        'Enable-Mailbox',
        'Get-Mailbox',
        'New-Mailbox',
        'Remove-Mailbox',
        'Set-Mailbox',
        'Get-MailboxAutoReplyConfiguration',
        'Set-MailboxAutoReplyConfiguration',
        'Get-MailboxCalendarConfiguration',
        'Set-MailboxCalendarConfiguration',
        'Get-MailboxRegionalConfiguration',
        'Set-MailboxRegionalConfiguration',
        'Get-MailboxStatistics',
        'Get-ManagementRole',
        'Get-ManagementRoleEntry',
        'Get-RoleGroup',
        'New-RoleGroup',
        'Remove-RoleGroup',
        'Add-RoleGroupMember',
        'Get-RoleGroupMember',
        'Remove-RoleGroupMember',
        'Clear-TextMessagingAccount',
        'Get-TextMessagingAccount',
        'Set-TextMessagingAccount',
        'Compare-TextMessagingVerificationCode',
        'Send-TextMessagingVerificationCode',
        'Disable-TwoStepVerification',
        'Enable-TwoStepVerification',
        'Disable-UMAutoAttendant',
        'Enable-UMAutoAttendant',
        'Get-UMAutoAttendant',
        'New-UMAutoAttendant',
        'Remove-UMAutoAttendant',
        'Set-UMAutoAttendant',
        'Disable-UMCallAnsweringRule',
        'Enable-UMCallAnsweringRule',
        'Get-UMCallAnsweringRule',
        'New-UMCallAnsweringRule',
        'Remove-UMCallAnsweringRule',
        'Set-UMCallAnsweringRule',
        'Get-UMDialPlan',
        'New-UMDialPlan',
        'Remove-UMDialPlan',
        'Set-UMDialPlan',
        'Get-UMHuntGroup',
        'New-UMHuntGroup',
        'Remove-UMHuntGroup',
        'Disable-UMIPGateway',
        'Enable-UMIPGateway',
        'Get-UMIPGateway',
        'New-UMIPGateway',
        'Remove-UMIPGateway',
        'Set-UMIPGateway',
        'Disable-UMMailbox',
        'Enable-UMMailbox',
        'Get-UMMailbox',
        'Set-UMMailbox',
        'Get-UMMailboxPIN',
        'Set-UMMailboxPIN',
        'Get-UMMailboxPolicy',
        'New-UMMailboxPolicy',
        'Remove-UMMailboxPolicy',
        'Set-UMMailboxPolicy',
        'Get-User',
        'Set-User'
    )
}
