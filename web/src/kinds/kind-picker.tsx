import './kind-picker.css';
import { Button, ComboBox, Header as Heading, Input, Label, ListBox, ListBoxItem, ListBoxSection, Popover } from 'react-aria-components';
import { foldText } from '../../../src/hub/declare/fold.js';
import type { Language } from '../shell/look';
import type { Registers } from './kinds';

const WORDS = {
  vi: { kind: 'Loại bản ghi', hint: 'gõ để tìm, ví dụ: phuong tien', open: 'Mở danh sách' },
  en: { kind: 'Kind of record', hint: 'type to search, e.g. vehicle', open: 'Open the list' },
} as const;

type PickerProps = { registers: Registers; value: string; onChange: (name: string) => void; language: Language };

/** One of a hundred kinds of records: typed without diacritics, or chosen from the list. */
export function KindPicker({ registers, value, onChange, language }: PickerProps) {
  const say = WORDS[language];
  const name = (one: { caption: string; captionEn: string }) => (language === 'en' ? one.captionEn : one.caption);
  return (
    <ComboBox
      key={language}
      className="picker"
      selectedKey={value === '' ? null : value}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
      defaultFilter={(text, typed) => foldText(text).includes(foldText(typed))}
      menuTrigger="focus"
    >
      <Label>{say.kind}</Label>
      <div className="picker-box">
        <Input placeholder={say.hint} />
        <Button aria-label={say.open}>▾</Button>
      </div>
      <Popover className="picker-list">
        <ListBox>
          {registers.map((register) => (
            <ListBoxSection key={register.name} id={`register-${register.name}`}>
              <Heading>{name(register)}</Heading>
              {register.entities.map((entity) => (
                <ListBoxItem key={entity.name} id={entity.name} textValue={name(entity)}>
                  {name(entity)}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
