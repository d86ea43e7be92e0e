declare module 'subset-font' {
  type Options = {
    targetFormat?: 'sfnt' | 'woff' | 'woff2';
    keepFeatures?: readonly string[];
    noHinting?: boolean;
    variationAxes?: Record<string, number | { min?: number; max?: number; default?: number }>;
  };
  // biome-ignore lint/style/noDefaultExport: it is what the package exports.
  export default function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>;
}
