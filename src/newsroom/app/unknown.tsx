import { Anchor, Center, Stack, Text } from '@mantine/core';
import { deskPath, linkTo } from './route.ts';
import { useSession } from './session.ts';

/** For an address that leads nowhere. */
export function Unknown({ text }: { text?: string }) {
  const { t } = useSession();
  return (
    <Center mih="60svh">
      <Stack align="center">
        <Text>{text ?? t.frame.unknown}</Text>
        <Anchor {...linkTo(deskPath)}>{t.frame.backToDesk}</Anchor>
      </Stack>
    </Center>
  );
}
