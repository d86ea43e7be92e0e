import type { Command } from '../command.ts';

/** What is there and what waits. */
export const status: Command = async ({ house }) => {
  const [articles, jobs, dead, editions, search] = await Promise.all([
    house.live.counts(),
    house.jobs.counts(house.clock.now()),
    house.jobs.dead(20),
    house.mail.list(5),
    house.search.state(),
  ]);
  const reports = await Promise.all(
    editions.map(async (edition) => ({ ...edition, report: await house.mail.report(edition.id) })),
  );
  const indexed = search.segments.reduce((sum, segment) => sum + segment.docs, 0);
  return {
    report: { database: house.storage.dialect, articles, jobs, dead, indexed, editions: reports },
    lines: [
      {
        ar: `المواد: ${articles.published} منشورة، ${articles.withdrawn} مسحوبة. الأعمال: ${jobs.waiting} تنتظر، ${jobs.leased} قيد التنفيذ، ${jobs.dead} متعثرة`,
        en: `Articles: ${articles.published} published, ${articles.withdrawn} withdrawn. Jobs: ${jobs.waiting} waiting, ${jobs.leased} running, ${jobs.dead} dead`,
      },
      ...dead.map((job) => ({
        ar: `عمل متعثر ${job.kind} ${job.subject}: ${firstLine(job.error)}`,
        en: `Dead job ${job.kind} ${job.subject}: ${firstLine(job.error)}`,
      })),
      ...reports.map(({ newsletter, period, state, report }) => ({
        ar: `عدد ${newsletter} ${period} (${state}): ${report.accepted} من ${report.total} قُبلت، ${report.open} تنتظر`,
        en: `Edition ${newsletter} ${period} (${state}): ${report.accepted} of ${report.total} accepted, ${report.open} open`,
      })),
    ],
  };
};

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 200) ?? '';
}
