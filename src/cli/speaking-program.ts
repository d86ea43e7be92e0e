import { type Command, CommanderError } from 'commander';
import { AppError, type ErrorCode } from '../base/index.ts';
import { languages, printFailure } from './print.ts';

/** Descriptions are written «عربي · English»; of such a one, what the languages in use say. */
function spoken(text: string): string {
  const [ar, en, ...more] = text.split(' · ');
  if (en === undefined || more.length > 0 || languages().length > 1) return text;
  return (languages()[0] === 'ar' ? ar : en) ?? text;
}

const HEADINGS: Record<string, string> = {
  'Usage:': 'الاستعمال · Usage',
  'Arguments:': 'ما يُعطى · Arguments',
  'Options:': 'الخيارات · Options',
  'Commands:': 'الأوامر · Commands',
};

/** Help in the system's language. Set on a program before it has commands, it holds for them too. */
export function speakingBoth(program: Command): Command {
  return program
    .configureHelp({
      styleTitle: (title) => (HEADINGS[title] === undefined ? title : `${spoken(HEADINGS[title])}:`),
      commandDescription: (command) => spoken(command.description()),
      subcommandDescription: (command) => spoken(command.summary() || command.description()),
      argumentDescription: (argument) => spoken(argument.description),
      optionDescription: (option) => {
        const fallback = option.defaultValue === undefined ? '' : ` (${String(option.defaultValue)})`;
        return `${spoken(option.description)}${fallback}`;
      },
    })
    .helpOption('-h, --help', 'هذه المساعدة · this help')
    .helpCommand('help [command]', 'المساعدة في أمر · help with a command')
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
}

const CODES: Record<string, ErrorCode> = {
  'commander.unknownCommand': 'command_unknown',
  'commander.unknownOption': 'option_unknown',
  'commander.missingArgument': 'argument_missing',
  'commander.missingMandatoryOptionValue': 'argument_missing',
  'commander.optionMissingArgument': 'argument_missing',
  'commander.excessArguments': 'argument_excess',
};

/** Parses the command line and runs what it asks for. A command that is written wrongly ends with 2 and says how it is written. */
export async function runProgram(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const code = CODES[error.code];
    // Help and version are no faults, nor is a command of many parts that is asked for alone: its help says which.
    if (code === undefined) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      const name = /'([^']+)'/.exec(error.message)?.[1] ?? '';
      printFailure(new AppError(code, { name }), process.argv.includes('--json'));
      process.exitCode = 2;
    }
  }
}
