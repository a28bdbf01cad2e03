/** What the law's data sets have and the registers do not, each with its reason. One place, printed into docs/registers.md. */
export const GAPS: readonly { what: string; where: string; why: string }[] = [
  {
    what: 'Quy hoạch mạng lưới đường bộ (part 1 of the road database)',
    where: 'infrastructure; Nghị định 165/2024/NĐ-CP, Điều 57–63',
    why: 'A plan is no state of an asset; it is decided and kept as documents elsewhere. A road enters with its opening.',
  },
  {
    what: 'Đầu tư, xây dựng: projects, capital, contractors, packages, settlement (part 2)',
    where: 'infrastructure; Phụ lục IX',
    why: 'Belongs to the register of construction investment. What an asset needs of it is the link to its BIM model (`BimModel`).',
  },
  {
    what: 'Attributes of the 17 kinds of road asset as the law sets them',
    where: 'infrastructure; Phụ lục X',
    why: 'Phụ lục X lists kinds and no attributes, so all attributes are of our own design and marked K.',
  },
  {
    what: 'Asset values: nguyên giá, giá trị còn lại, hao mòn',
    where: 'infrastructure; Nghị định 44/2024/NĐ-CP',
    why: 'Accounting data of the owner, outside the purposes of this hub; nobody is asked for them in a transport procedure.',
  },
  {
    what: 'General limits of load and size for oversize permits as rules',
    where: 'infrastructure; Thông tư 39/2024/TT-BGTVT',
    why: 'Its successor (Thông tư 12/2025/TT-BXD, amended by Thông tư 19/2026/TT-BXD) was not read, so nothing is validated against its figures. Posted limits are records (`LoadPosting`).',
  },
  {
    what: 'Codes of provincial Sở as issuers and sources of record',
    where: 'every register',
    why: 'Their identifiers since the merger are not published; the ministry stands for them.',
  },
  {
    what: 'The ages from which the steps of an inspection cycle hold (`InspectionCycle.ageFromYears`), and with them the day the next inspection is due',
    where: 'vehicles; Thông tư 30/2026/TT-BXD, before 2026-07-01 Thông tư 47/2024/TT-BGTVT',
    why: 'For private cars one secondary source tells them, for the others none; the circular was not read; an inspection says itself until when it is good, and that is what `mayOperate` asks.',
  },
  {
    what: 'Vehicles that carry children to school and their niên hạn of at most 20 years',
    where: 'vehicles; Luật 36/2024/QH15, Điều 46',
    why: 'No source register says which vehicles are used so; what is said of a vehicle is its kind and, in business, its badge.',
  },
  {
    what: 'Xe thô sơ (bicycles, cyclos, carts)',
    where: 'vehicles; Luật 36/2024/QH15, Điều 34',
    why: 'Not registered by law, so there is no record to share.',
  },
  {
    what: 'Military and police vehicles and licences beyond their number',
    where: 'vehicles, drivers',
    why: 'Kept by Bộ Quốc phòng and the police for themselves; outside Thông tư 79/2024/TT-BCA.',
  },
  {
    what: 'Journeys and passages: GSHT tracks, toll transactions, weighings, driving time',
    where: 'vehicles, drivers; Nghị định 119/2024/NĐ-CP, Luật 36/2024/QH15, Điều 64, 71',
    why: 'Location and financial data of persons, which are sensitive: they stay at their source. The hub is to hold answers to questions about them, and no source answers yet.',
  },
  {
    what: 'Toll accounts’ balances and means of payment',
    where: 'vehicles; Nghị định 119/2024/NĐ-CP',
    why: 'Financial data; whether an account can be used is all that others need.',
  },
  {
    what: 'Compulsory insurance',
    where: 'vehicles; Luật 36/2024/QH15, Điều 7 khoản 1, Điều 56',
    why: 'The source of record is under Bộ Tài chính and no description of its data was found.',
  },
  {
    what: 'Accidents',
    where: 'drivers; Luật 36/2024/QH15, Điều 7 khoản 1',
    why: 'Police data without a published description, and needed by none of the procedures served.',
  },
  {
    what: 'Photographs and scans of identity papers',
    where: 'drivers',
    why: 'Images of identity cards are sensitive (Nghị định 356/2025/NĐ-CP, Điều 4) and in the population database already.',
  },
  {
    what: 'Rights of the E classes over the plain ones',
    where: 'drivers; Luật 36/2024/QH15, Điều 57 khoản 1',
    why: 'The clause does not spell them out, so `isValidFor` does not infer that a BE may drive a B; a licence names both.',
  },
  {
    what: 'The highest age of drivers, asked in classes of the 2008 scheme',
    where: 'drivers; Luật 36/2024/QH15, Điều 59 khoản 1 điểm e',
    why: 'The clause names vehicles (above 29 seats, sleeper coaches), which the classes D and DE of 2025 are; what E and FE of the older law held was not re-read. Asked for D, a licence E of 2008 is held to it.',
  },
  {
    what: 'Badges, contracts, routes and managers of household businesses without a ten-digit tax code',
    where: 'businesses, vehicles',
    why: 'Their key would be a person’s and they hang on businesses, which are open. Such a household has its registration and its transport licence (`HouseholdBusiness`, `HouseholdLicence`); its vehicles are its owner’s.',
  },
  {
    what: 'Several legal representatives, members and shareholders of a business',
    where: 'businesses; C.4',
    why: 'Kept by the business register, which the hub does not double; it holds the one representative a transport licence names.',
  },
  {
    what: 'Lệnh vận chuyển (trips) and hợp đồng vận chuyển (contracts with customers)',
    where: 'businesses; Nghị định 158/2024/NĐ-CP',
    why: 'Kept by the operators for three years and shown on inspection; streams of passengers’ data and no register.',
  },
  {
    what: 'The Sở’s monthly lists as events',
    where: 'businesses; Nghị định 158/2024/NĐ-CP',
    why: 'A publication, not a change: the list of any month is a question with `asOf`.',
  },
  {
    what: 'Lapse after 60 days and withdrawal under 70 % as automatic changes',
    where: 'businesses; Nghị định 158/2024/NĐ-CP, Điều 22',
    why: 'Both are decisions of an authority. The register holds them as states and says when they are due (`startBy`, `tripsToKeep`, `belowThreshold`).',
  },
  {
    what: 'Deadlines in working days (2, 3, 5 days of the procedures)',
    where: 'every register; C.7',
    why: 'They bind the procedure and its calendar of holidays, which a dossier service keeps; a register knows the days things took effect.',
  },
];
