// The language of the shell (cmdlets §1). What a character means depends on whether a command's
// arguments or an expression is being read, so the tokens come from a scanner that follows these
// modes; it also ends each statement with an END token, at line ends, semicolons and closing braces.
parser grammar Shell;

tokens {
    END, PIPE, AMPERSAND, COMMA, ARGUMENT_COMMA,
    WORD, EXPANDABLE_WORD, PARAMETER, HYPHEN, SPLAT, DOT_SOURCE,
    VARIABLE, NUMBER, TEXT, EXPANDABLE_TEXT, TYPE, ATTRIBUTE,
    OPEN_PAREN, OPEN_SUB, OPEN_ARRAY, OPEN_HASH, OPEN_BRACE, OPEN_CALL, OPEN_INDEX,
    CLOSE_PAREN, CLOSE_BRACE, CLOSE_INDEX,
    DOT, STATIC, MEMBER, KEY,
    ASSIGN, INCREMENT, PLUS, MINUS, TIMES, DIVIDE, REMAINDER, RANGE, NOT,
    FORMAT, COMPARE, LOGIC, PREFIX,
    REDIRECT, MERGE,
    IF, ELSEIF, ELSE, FOREACH, IN, FOR, WHILE, DO, UNTIL, SWITCH, DEFAULT,
    FUNCTION, FILTER, PARAM, BEGIN, PROCESS, LAST, RETURN, BREAK, CONTINUE, EXIT, TRY, CATCH, FINALLY, THROW
}

script
    : statements EOF
    ;

statements
    : END* (attribute END*)* parameters? (compound | phase | simple END | END)*
    ;

// The parts of a function that takes objects of the pipeline.
phase
    : (BEGIN | PROCESS | LAST) block
    ;

block
    : OPEN_BRACE statements CLOSE_BRACE
    ;

parameters
    : PARAM OPEN_PAREN declarations? CLOSE_PAREN
    ;

declarations
    : declaration (ARGUMENT_COMMA declaration)*
    ;

declaration
    : (TYPE | attribute)* VARIABLE (ASSIGN expression)?
    ;

// [Parameter(Mandatory=$true)]; the closing parenthesis stands for ')]'.
attribute
    : ATTRIBUTE (setting (ARGUMENT_COMMA setting)*)? CLOSE_PAREN
    ;

setting
    : KEY (ASSIGN expression)?
    | expression
    ;

compound
    : IF OPEN_PAREN pipeline CLOSE_PAREN block END*
      (ELSEIF OPEN_PAREN pipeline CLOSE_PAREN block END*)* (ELSE block)?            # ifStatement
    | FOREACH OPEN_PAREN VARIABLE IN pipeline CLOSE_PAREN block                     # foreachStatement
    | FOR OPEN_PAREN first=simple? END condition=simple? END next=simple?
      CLOSE_PAREN block                                                             # forStatement
    | WHILE OPEN_PAREN pipeline CLOSE_PAREN block                                   # whileStatement
    | DO block END* (WHILE | UNTIL) OPEN_PAREN pipeline CLOSE_PAREN                 # doStatement
    | SWITCH PARAMETER* OPEN_PAREN pipeline CLOSE_PAREN OPEN_BRACE END*
      (switchCase END*)* CLOSE_BRACE                                                # switchStatement
    | (FUNCTION | FILTER) WORD (OPEN_PAREN declarations? CLOSE_PAREN)? block                   # functionStatement
    | TRY block END* (catchClause END*)* (FINALLY block)?                           # tryStatement
    ;

switchCase
    : (DEFAULT | expression) block
    ;

catchClause
    : CATCH (TYPE (ARGUMENT_COMMA? TYPE)*)? block
    ;

simple
    : RETURN pipeline?                                                              # returnStatement
    | THROW pipeline?                                                               # throwStatement
    | EXIT pipeline?                                                                # exitStatement
    | BREAK                                                                         # breakStatement
    | CONTINUE                                                                      # continueStatement
    | pipeline                                                                      # pipelineStatement
    ;

// An assignment is a pipeline too: ($x = 5), if ($x = Get-Mailbox y) { }.
pipeline
    : expression assigned
    | expression INCREMENT
    | INCREMENT expression
    | expression redirection* further*
    | command further*
    ;

assigned
    : ASSIGN (pipeline | compound)
    ;

further
    : PIPE command
    ;

command
    : (WORD | (AMPERSAND | DOT_SOURCE) argument) (element | redirection)*
    ;

element
    : PARAMETER                                                                     # parameterElement
    | HYPHEN                                                                        # hyphenElement
    | SPLAT                                                                         # splatElement
    | argument (COMMA argument)*                                                    # valueElement
    ;

argument
    : WORD
    | EXPANDABLE_WORD
    | primary
    ;

redirection
    : REDIRECT argument?
    | MERGE
    ;

expression
    : list                                                                          # listExpression
    | (NOT | PREFIX | MINUS | PLUS | TYPE | COMMA) expression                       # prefixExpression
    | expression RANGE expression                                                   # binaryExpression
    | expression FORMAT expression                                                  # binaryExpression
    | expression (TIMES | DIVIDE | REMAINDER) expression                            # binaryExpression
    | expression (PLUS | MINUS) expression                                          # binaryExpression
    | expression COMPARE expression                                                 # binaryExpression
    | expression LOGIC expression                                                   # binaryExpression
    ;

list
    : primary (COMMA listItem)*
    ;

listItem
    : primary
    | (NOT | MINUS | PLUS | TYPE) listItem
    ;

primary
    : atom suffix*
    ;

suffix
    : (DOT | STATIC) member (OPEN_CALL callArguments? CLOSE_PAREN)?                 # memberSuffix
    | OPEN_INDEX expression CLOSE_INDEX                                             # indexSuffix
    ;

member
    : MEMBER
    | VARIABLE
    | TEXT
    ;

callArguments
    : expression (ARGUMENT_COMMA expression)*
    ;

atom
    : VARIABLE                                                                      # variableAtom
    | NUMBER                                                                        # numberAtom
    | TEXT                                                                          # textAtom
    | EXPANDABLE_TEXT                                                               # expandableAtom
    | TYPE                                                                          # typeAtom
    | OPEN_PAREN pipeline CLOSE_PAREN                                               # groupAtom
    | OPEN_SUB statements CLOSE_PAREN                                               # subAtom
    | OPEN_ARRAY statements CLOSE_PAREN                                             # arrayAtom
    | OPEN_HASH END* (hashEntry END*)* CLOSE_BRACE                                  # hashAtom
    | block                                                                         # blockAtom
    ;

hashEntry
    : (KEY | TEXT | EXPANDABLE_TEXT | VARIABLE | NUMBER) ASSIGN (pipeline | compound)
    ;
