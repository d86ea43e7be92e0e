import { Alert } from '@mantine/core';

/** How an action went, for eyes and screen readers alike. */
export function Outcome({ action }: { action: { fault: string; done: string } }) {
  return (
    <>
      {action.fault !== '' && (
        <Alert color="red" role="alert">
          {action.fault}
        </Alert>
      )}
      {action.done !== '' && (
        <Alert color="green" role="status">
          {action.done}
        </Alert>
      )}
    </>
  );
}
