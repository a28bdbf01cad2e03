/** Captions of what every record has beside its own fields, as files, exports, the command line and the schema call it. */
export const FRAME_LABELS = {
  id: 'Mã bản ghi',
  status: 'Tình trạng',
  validFrom: 'Hiệu lực từ',
  validTo: 'Hiệu lực đến',
} as const;
